/** JSON as a stream: documents of any length pass by, none is held. */
package dev.tenfold.recording.json;
