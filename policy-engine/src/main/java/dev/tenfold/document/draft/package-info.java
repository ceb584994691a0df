/** Values to be written into files: as YAML, JSON or HCL, the way a careful person writes them by hand. */
package dev.tenfold.document.draft;
