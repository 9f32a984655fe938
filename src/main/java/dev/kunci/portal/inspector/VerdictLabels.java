package dev.kunci.portal.inspector;

import dev.kunci.portal.app.key.GateLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.access.Gate;
import dev.kunci.review.inspection.Inspection;

/** Effective access of a key in one sentence. */
record VerdictLabels(Inspection inspection) {

    String sentence() {
        int products = inspection.grants().size();
        if (inspection.passes()) {
            long open = inspection.openProducts();
            return open == products
                    ? Texts.of("inspector.passes", products)
                    : Texts.of("inspector.passes.some", open, products);
        }
        boolean openAbove = inspection.key().access().open();
        if (openAbove && products != 1) {
            return products == 0 ? Texts.of("inspector.shut.empty") : Texts.of("inspector.shut.products", products);
        }
        return inspection
                .shut()
                .map(stop -> Texts.of("inspector.shut", of(stop.gate())))
                .orElse("");
    }

    /** A shut gate, with since when and by whom. */
    String of(Gate gate) {
        return new GateLabels(inspection.app()).of(gate);
    }
}
