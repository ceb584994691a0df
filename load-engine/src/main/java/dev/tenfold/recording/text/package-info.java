/** Files as text: unpacked, in lines, in rows; figures and times in the spellings that tools use. */
package dev.tenfold.recording.text;
