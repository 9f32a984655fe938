/** How fast an export of Apigee is imported, beside an earlier Kunci. */
package dev.kunci.bench.imports;
