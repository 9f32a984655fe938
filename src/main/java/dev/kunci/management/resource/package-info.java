/** What the resources of the REST API share: resolving paths, kinds of owners, read-only fields. */
@NullMarked
package dev.kunci.management.resource;

import org.jspecify.annotations.NullMarked;
