/** Reads the files of an import and reports where a file is wrong. */
@NullMarked
package dev.kunci.importer.file;

import org.jspecify.annotations.NullMarked;
