package dev.tenfold.drive;

/**
 * One second of a run, all workers together. The last may be shorter.
 *
 * @param number from 1
 * @param window what was counted
 * @param machine how the generator's own machine fared in it
 */
public record Second(int number, Window window, Machine.Reading machine) {}
