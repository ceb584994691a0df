package dev.tenfold.request;

/** What becomes of a request whose desk is closed. */
interface Loss {
    void of(int request);
}
