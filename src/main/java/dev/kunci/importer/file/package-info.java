/** Reads the files of an import and says where in a file something is wrong. */
@NullMarked
package dev.kunci.importer.file;

import org.jspecify.annotations.NullMarked;
