package dev.kunci.registry;

import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.EmailAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The editable fields of a developer; public for form binders, which read records by reflection. */
public record DeveloperContent(
        String email, String firstName, String lastName, String userName, List<Attribute> attributes)
        implements OwnerContent {

    public static final DeveloperContent NOTHING = new DeveloperContent("", "", "", "", List.of());

    public DeveloperContent {
        attributes = List.copyOf(attributes);
    }

    /** A developer of whom nothing else is known. */
    public static DeveloperContent of(String email, String firstName, String lastName) {
        return new DeveloperContent(email, firstName, lastName, "", List.of());
    }

    @Override
    public String name() {
        return email;
    }

    @Override
    public String title() {
        return (firstName + " " + lastName).strip();
    }

    /** The e-mail address if there is no user name. */
    @Override
    public DeveloperContent stripped() {
        String address = email.strip();
        String user = userName.strip();
        return new DeveloperContent(
                address, firstName.strip(), lastName.strip(), user.isEmpty() ? address : user, attributes);
    }

    @Override
    public void check(@Nullable OwnerContent before) {
        DeveloperContent was = before instanceof DeveloperContent developer ? developer : NOTHING;
        if (!was.email.equals(email) || before == null) {
            EmailAddress.check(email);
        }
        OwnerContent.checkLine(was.firstName, firstName);
        OwnerContent.checkLine(was.lastName, lastName);
        OwnerContent.checkLine(was.userName, userName);
        Attribute.check(was.attributes, attributes);
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("email", email);
        fields.put("firstName", firstName);
        fields.put("lastName", lastName);
        fields.put("userName", userName);
        fields.put("attributes", Attribute.values(attributes));
        return fields;
    }
}
