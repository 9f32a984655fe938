/** The two dialects of the REST API, Apigee Edge and Apigee X. */
@NullMarked
package dev.kunci.management.dialect;

import org.jspecify.annotations.NullMarked;
