/** The ground of the doors that speak HTTP: which hosts and origins are answered, and what every answer tells browsers. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package dev.kunci.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
