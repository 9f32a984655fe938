/**
 * Ground floor of the doors that speak HTTP: which hosts and origins are served, and which security headers are sent.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package dev.kunci.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
