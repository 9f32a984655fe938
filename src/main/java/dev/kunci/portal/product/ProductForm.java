package dev.kunci.portal.product;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.ValidationException;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.AttributesField;
import dev.kunci.portal.form.ReadOnlyNote;
import dev.kunci.portal.form.TagsField;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.path.OperationGroup;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.registry.path.ProductScope;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.ProductAccess;
import dev.kunci.review.product.ProductDetails.Approvers;
import dev.kunci.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All fields of an API product, new or existing; saving is up to the caller. */
class ProductForm extends Div {

    private final TextField name = new TextField(Texts.of("product.field.name"));
    private final TextField displayName = new TextField(Texts.of("product.field.display-name"));
    private final TextArea description = new TextArea(Texts.of("product.field.description"));
    private final ApprovalField approval = new ApprovalField();
    private final Select<ProductAccess> access = new Select<>();
    private final TagsField environments = new TagsField(Texts.of("product.field.environments"));
    private final TagsField proxies = new TagsField(Texts.of("product.field.proxies"));
    private final TagsField paths = new TagsField(Texts.of("product.field.paths"));
    private final OperationsField operations = new OperationsField();
    private final PathTester tester;
    private final TagsField scopes = new TagsField(Texts.of("product.field.scopes"));
    private final QuotaField quota = new QuotaField(Texts.of("product.field.quota"));
    private final AttributesField attributes =
            new AttributesField(Texts.of("product.field.attributes"), Attribute.MOST - 1);
    private final ReadOnlyNote note = new ReadOnlyNote();
    private final List<FormSection> sections;
    private transient @Nullable OperationGroup stored;
    private final Binder<ProductInput> binder = new Binder<>(ProductInput.class);
    private final transient Map<String, HasValidation> fields = new LinkedHashMap<>();

    /**
     * @param policy how gateways read the paths of calls
     * @param changes is called for every change
     */
    ProductForm(PathPolicy policy, Runnable changes) {
        tester = new PathTester(policy);
        sections = List.of(
                new FormSection("product.section.identity", displayName, name, description),
                new FormSection("product.section.approval", approval, approval.notes(), access),
                new FormSection("product.section.opens", environments, proxies, paths, operations, tester),
                new FormSection("product.section.limits", scopes, quota),
                new FormSection("product.section.attributes", attributes));
        addClassName("product-form");
        environments.setHelperText(Texts.of("product.field.environments.help"));
        proxies.setHelperText(Texts.of("product.field.proxies.help"));
        paths.setHelperText(Texts.of("product.field.paths.help"));
        quota.setLabel(Texts.of("product.field.quota"));
        access.setLabel(Texts.of("product.field.access"));
        access.setItems(ProductAccess.values());
        access.setEmptySelectionAllowed(true);
        access.setEmptySelectionCaption(Texts.of("product.access.none"));
        access.setItemLabelGenerator(item -> item == null ? Texts.of("product.access.none") : ProductLabels.of(item));
        description.setMinRows(2);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        displayName.setValueChangeMode(ValueChangeMode.EAGER);
        description.setValueChangeMode(ValueChangeMode.EAGER);
        bind();
        binder.addValueChangeListener(_ -> {
            tester.test(opening());
            changes.run();
        });
        add(note);
        sections.forEach(this::add);
    }

    private void bind() {
        binder.setChangeDetectionEnabled(true);
        binder.forField(name).bind("name");
        binder.forField(displayName).bind("displayName");
        binder.forField(description).bind("description");
        binder.forField(approval).bind("approvalType");
        binder.forField(access).bind("access");
        binder.forField(environments).bind("environments");
        binder.forField(proxies).bind("proxies");
        binder.forField(paths).bind("paths");
        binder.forField(operations).bind("operations");
        binder.forField(scopes).bind("scopes");
        binder.forField(quota).bind("quota");
        binder.forField(attributes).bind("attributes");
        fields.put("name", name);
        fields.put("taken", name);
        fields.put("display-name", displayName);
        fields.put("auto", approval);
        fields.put("environments", environments);
        fields.put("proxies", proxies);
        fields.put("paths", paths);
        fields.put("operations", operations);
        fields.put("scopes", scopes);
        fields.put("quota", quota);
        fields.put("attributes", attributes);
        fields.put("attribute", attributes);
    }

    /**
     * Fills the form.
     *
     * @param naming whether the product is new, so that its name can be set
     */
    void read(ProductInput input, Approvers approvers, boolean edits, boolean naming) {
        environments.offer(input.environments());
        proxies.offer(input.proxies());
        paths.offer(input.paths());
        scopes.offer(input.scopes());
        binder.readRecord(input);
        binder.setReadOnly(!edits);
        name.setReadOnly(!naming);
        name.setRequiredIndicatorVisible(naming);
        displayName.setHelperText(edits ? Texts.of("product.field.display-name.help") : "");
        scopes.setHelperText(edits ? Texts.of("product.field.scopes.help") : "");
        name.setHelperText(naming ? Texts.of("product.field.name.help") : "");
        approval.show(approvers);
        tester.test(opening());
        // Without environments, proxies or paths it opens all of them, which the fields say.
        note.show(edits, Stream.of(description, access, operations, scopes, quota, attributes));
        sections.forEach(FormSection::fit);
    }

    /** Sets the stored operations. */
    void stored(@Nullable OperationGroup group) {
        stored = group;
        tester.test(opening());
    }

    boolean changed() {
        return binder.hasChanges();
    }

    /** The present input. */
    ProductInput input() {
        try {
            return binder.writeRecord();
        } catch (ValidationException impossible) {
            throw new IllegalStateException("the form has no rules of its own", impossible);
        }
    }

    private ProductScope opening() {
        return ProductScope.of(proxies.words(), paths.words(), operations.getValue(), stored);
    }

    /** Shows a refusal at its field if it has one. */
    void explain(Refusal refusal) {
        String about = refusal.key().replaceFirst("^refusal\\.(product\\.)?", "");
        List<String> keys = fields.keySet().stream().filter(about::startsWith).toList();
        if (keys.isEmpty()) {
            Notices.refused(refusal);
            return;
        }
        HasValidation field = fields.getOrDefault(keys.getLast(), name);
        field.setErrorMessage(Texts.refusal(refusal));
        field.setInvalid(true);
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    void start() {
        displayName.focus();
    }
}
