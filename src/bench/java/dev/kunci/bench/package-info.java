/** What is measured side by side with a reference in the same run; outside the product, on the plain JDK. */
package dev.kunci.bench;
