/** Many rehearsals of one question: how sure a verdict is, how far it carries, and what it hangs on. */
package dev.tenfold.trial;
