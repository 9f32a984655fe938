package dev.kunci.portal.product;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.path.CalledPath;
import dev.kunci.registry.path.Operation;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.registry.path.ProductScope;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Tests whether the product, as it is in the form, opens a path. */
class PathTester extends Div {

    private final TextField path = new TextField(Texts.of("product.tester.path"));
    private final Select<String> proxy = new Select<>();
    private final Select<String> method = new Select<>();
    private final Span answer = new Span();
    private final PathPolicy policy;
    private transient ProductScope opening = new ProductScope(List.of(), List.of(), List.of());

    PathTester(PathPolicy policy) {
        this.policy = policy;
        addClassName("tester");
        path.setPlaceholder(Texts.of("product.tester.example"));
        path.setHelperText(Texts.of("product.tester.help"));
        path.setValueChangeMode(ValueChangeMode.EAGER);
        path.setClearButtonVisible(true);
        proxy.setLabel(Texts.of("product.operation.proxy"));
        proxy.setEmptySelectionAllowed(true);
        proxy.setEmptySelectionCaption(Texts.of("list.filter.any"));
        proxy.setPlaceholder(Texts.of("list.filter.any"));
        method.setLabel(Texts.of("product.tester.method"));
        method.setItems(Operation.METHODS);
        method.setValue(Operation.METHODS.getFirst());
        answer.getElement().setAttribute("role", "status");
        answer.addClassName("tester-answer");
        path.addValueChangeListener(_ -> answer());
        proxy.addValueChangeListener(_ -> answer());
        method.addValueChangeListener(_ -> answer());
        Div fields = new Div(path, proxy, method);
        fields.addClassName("tester-fields");
        add(fields, answer);
        test(opening);
    }

    /** Tests against this scope from now on. */
    void test(ProductScope now) {
        opening = now;
        TreeSet<String> proxies = new TreeSet<>(now.proxies());
        now.operations().forEach(operation -> proxies.add(operation.proxy()));
        proxies.remove("");
        String chosen = proxy.getValue();
        proxy.setItems(proxies);
        proxy.setValue(chosen != null && proxies.contains(chosen) ? chosen : null);
        proxy.setVisible(!proxies.isEmpty());
        method.setVisible(!now.operations().isEmpty());
        answer();
    }

    private void answer() {
        String asked = path.getValue().strip();
        answer.removeClassNames("status", "status--approved", "status--revoked");
        if (asked.isEmpty()) {
            answer.setText("");
            return;
        }
        String named = proxy.getValue() == null ? "" : proxy.getValue();
        Optional<CalledPath> called = CalledPath.typed(asked, policy);
        Optional<String> pattern = called.flatMap(one -> opening.by(named, method.getValue(), one));
        answer.addClassNames("status", pattern.isPresent() ? "status--approved" : "status--revoked");
        answer.setText(pattern.map(found -> Texts.of("product.tester.yes", found))
                .orElseGet(() -> Texts.of("product.tester." + mismatch(asked, called.isPresent()))));
    }

    private static String mismatch(String asked, boolean clear) {
        return !asked.startsWith("/") ? "slash" : clear ? "no" : "unclear";
    }
}
