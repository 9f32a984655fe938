/** Decisions a second, beside the bare transaction, an earlier Kunci and other products, in one run on one machine. */
package dev.kunci.bench.decide;
