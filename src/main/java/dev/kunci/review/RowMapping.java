package dev.kunci.review;

import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.OwnerContent;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.path.OperationGroup;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of the registry as values. */
public final class RowMapping {

    private static final JsonMapper JSON = new JsonMapper();

    private RowMapping() {}

    /** The gate that a query names, null for none. */
    public static Gate.@Nullable Kind gate(ResultSet rs, String column) throws SQLException {
        String gate = rs.getString(column);
        return gate == null ? null : Gate.Kind.valueOf(gate.toUpperCase(Locale.ROOT));
    }

    public static List<Attribute> attributes(ResultSet rs) throws SQLException {
        return List.of(JSON.readValue(rs.getString("attributes"), Attribute[].class));
    }

    /** @param prefix what stands before {@code status}, {@code status_revision} and so on in the column names */
    public static StatusSnapshot standing(ResultSet rs, String prefix) throws SQLException {
        return new StatusSnapshot(
                Status.of(rs.getString(prefix + "status")),
                rs.getLong(prefix + "status_revision"),
                instant(rs, prefix + "status_changed_at"),
                rs.getString(prefix + "status_changed_by"));
    }

    public static Instant instant(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(optionalInstant(rs, column), column);
    }

    public static @Nullable Instant optionalInstant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static List<String> strings(ResultSet rs, String column) throws SQLException {
        Array array = rs.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** The operations of an API product, null for none. */
    public static @Nullable OperationGroup operationGroup(ResultSet rs) throws SQLException {
        String json = rs.getString("operation_group");
        return json == null ? null : JSON.readValue(json, OperationGroup.class);
    }

    /** What people wrote about an owner of this level. */
    public static OwnerContent owner(ResultSet rs, Level level) throws SQLException {
        return level == Level.APP_GROUP ? group(rs) : developer(rs);
    }

    private static OwnerContent developer(ResultSet rs) throws SQLException {
        return new DeveloperContent(
                rs.getString("email"),
                rs.getString("first_name"),
                rs.getString("last_name"),
                rs.getString("user_name"),
                attributes(rs));
    }

    private static OwnerContent group(ResultSet rs) throws SQLException {
        return new AppGroupContent(
                rs.getString("name"),
                rs.getString("display_name"),
                rs.getString("channel_id"),
                rs.getString("channel_uri"),
                rs.getString("email"),
                attributes(rs));
    }
}
