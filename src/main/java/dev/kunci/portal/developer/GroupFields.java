package dev.kunci.portal.developer;

import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.AppGroupContent;

/** The editable fields of an app group; its name is fixed once it exists. */
class GroupFields extends OwnerFields<AppGroupContent> {

    private final TextField name = line("name", "refusal.app-group.name.empty");
    private final TextField email = line("email");

    GroupFields() {
        super(AppGroupContent.class);
        TextField channelId = line("channelId");
        TextField channelUri = line("channelUri");
        channelId.setHelperText(Texts.of("owner.field.channelId.help"));
        channelUri.setHelperText(Texts.of("owner.field.channelUri.help"));
        show(line("displayName"), name, email, channelId, channelUri);
    }

    @Override
    void edits(boolean may, boolean fresh) {
        super.edits(may, fresh);
        name.setHelperText(Texts.of(fresh ? "owner.field.name.help" : "owner.field.name.fixed"));
        name.setReadOnly(!may || !fresh);
        name.setRequiredIndicatorVisible(may && fresh);
    }

    @Override
    protected TextField named() {
        return name;
    }

    @Override
    protected TextField email() {
        return email;
    }
}
