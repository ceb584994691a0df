/** What the command line of AWS prints when it describes scaling, and what it is given to put it in place. */
package dev.tenfold.policy.awscli;
