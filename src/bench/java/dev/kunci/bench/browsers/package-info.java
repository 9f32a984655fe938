/** What a signed-in browser costs: memory of its session, and processor time of its pages. */
package dev.kunci.bench.browsers;
