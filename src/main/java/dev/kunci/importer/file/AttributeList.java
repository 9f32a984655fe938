package dev.kunci.importer.file;

import dev.kunci.registry.value.Attribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The attributes of an object, however many and however long: the limits of forms bind what people add, not a file. */
public final class AttributeList {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AttributeList() {}

    /** Names and values in order, as they are stored; a name may occur more than once. */
    public static String of(ItemFields owner) {
        List<Map<String, String>> attributes = new ArrayList<>();
        for (ItemFields attribute : owner.objects("attributes")) {
            Map<String, String> pair = new LinkedHashMap<>();
            String name = attribute.text("name", "");
            pair.put("name", name);
            boolean shown = name.equals(Attribute.DISPLAY_NAME);
            pair.put("value", shown ? attribute.text("value", "") : attribute.anyText("value"));
            attributes.add(pair);
        }
        return attributes.isEmpty() ? "[]" : JSON.writeValueAsString(attributes);
    }
}
