package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** App groups through the API. */
class AppGroupsApiTest extends ApiTest {

    private UUID organization;
    private String name;
    private Api api;
    private String groups;

    @BeforeEach
    void set() {
        name = scene.name("groups");
        organization = scene.organization(name);
        api = caller(organization, Role.EDITOR, Role.APPROVER);
        groups = "/v1/organizations/" + name + "/appgroups";
    }

    private Answer make(String group, String channel) {
        return api.post(
                groups,
                Map.of(
                        "name",
                        group,
                        "displayName",
                        "The " + group,
                        "channelId",
                        channel,
                        "channelUri",
                        "https://example.com/" + channel,
                        "attributes",
                        List.of(Map.of("name", "region", "value", "west"))));
    }

    private long records(String action, String outcome) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and channel = 'api' and action = ?"
                        + " and outcome = ? and subject_type = 'app-group'",
                organization,
                action,
                outcome);
    }

    @Test
    void aGroupIsMadeAndReadInBothDialects() {
        Answer made = make("Team 50%", "store").is(201);
        Answer edge = api.get("/edge" + groups + "/Team%2050%25").is(200);

        assertThat(made.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "appGroupId",
                        "attributes",
                        "channelId",
                        "channelUri",
                        "createdAt",
                        "displayName",
                        "lastModifiedAt",
                        "name",
                        "organization",
                        "status");
        assertThat(made.at("/status")).isEqualTo("active");
        assertThat(made.at("/organization")).isEqualTo(name);
        assertThat(made.body().at("/createdAt").isString()).isTrue();
        assertThat(edge.body().at("/createdAt").isNumber()).isTrue();
        assertThat(edge.at("/lastModifiedBy")).startsWith("operator");
        assertThat(api.get(groups + "/Team%2050%25").is(200).body()).isEqualTo(made.body());
        assertThat(make("Team 50%", "store").is(409).at("/error/details/0/violations/0/type"))
                .isEqualTo("appgroup.service.AppGroupAlreadyExists");
        api.post(groups, Map.of("name", "a/b")).is(400);
        api.post(groups, "").is(400);
        assertThat(api.get("/edge" + groups + "/nobody").is(404).at("/code"))
                .isEqualTo("appgroup.service.AppGroupDoesNotExist");
        assertThat(database.text("select channel_uri from app_group where organization_id = ?", organization))
                .isEqualTo("https://example.com/store");
        assertThat(records("create", "done")).isEqualTo(1);
    }

    @Test
    void whatAnUpdateLeavesOutStaysAndTheNameIsFixed() {
        Answer made = make("Team", "store").is(201);
        Answer changed = api.put(
                        groups + "/Team",
                        Map.of("displayName", "Renamed", "email", "team@example.com"),
                        "If-Match",
                        made.header("ETag"))
                .is(200);

        assertThat(changed.at("/channelId")).isEqualTo("store");
        assertThat(changed.at("/email")).isEqualTo("team@example.com");
        assertThat(changed.body().path("attributes")).hasSize(1);
        api.put(groups + "/Team", Map.of("displayName", "Lost"), "If-Match", made.header("ETag"))
                .is(412);
        api.put(groups + "/Team", Map.of("name", "Other")).is(400);
        api.put(groups + "/Team", Map.of("email", "nobody")).is(400);
        assertThat(api.get(groups + "/Team").is(200).body()).isEqualTo(changed.body());
        assertThat(records("edit", "done")).isEqualTo(1);
    }

    @Test
    void anActionDecides() {
        String tag = make("Team", "store").is(201).header("ETag");
        api.put(groups + "/Team?action=inactive&reason=left", null, "Content-Type", "application/octet-stream")
                .is(204);
        assertThat(api.get(groups + "/Team").at("/status")).isEqualTo("inactive");
        api.put(groups + "/Team?action=active", "{}", "If-Match", tag).is(412);
        api.put(groups + "/Team?action=active", "{}").is(204);
        api.put(groups + "/Team?action=active", "").is(204);
        assertThat(api.put(groups + "/Team?action=approve", "").is(400).at("/error/message"))
                .contains("active or inactive");

        assertThat(records("deactivate", "done")).isEqualTo(1);
        assertThat(records("activate", "done")).isEqualTo(1);
        assertThat(database.text(
                        "select reason from audit_record where organization_id = ? and action = 'deactivate'",
                        organization))
                .isEqualTo("left");
    }

    @Test
    void listsArePagedByTokenAndAlwaysWhole() {
        for (int i = 0; i < 5; i++) {
            make("G" + i, "store").is(201);
        }
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            Answer page =
                    api.get("/edge" + groups + "?pageSize=2&pageToken=" + token).is(200);
            page.body()
                    .path("appGroups")
                    .forEach(group -> seen.add(group.path("displayName").asString()));
            token = page.at("/nextPageToken");
        } while (!token.isEmpty());

        assertThat(seen).containsExactly("The G0", "The G1", "The G2", "The G3", "The G4");
        assertThat(api.get(groups + "?pageSize=5").is(200).body().has("nextPageToken"))
                .isFalse();
        assertThat(api.get(groups).is(200).body().path("appGroups")).hasSize(5);
        api.get(groups + "?pageToken=!").is(400);
    }

    @Test
    void aFilterNamesStatusOrChannel() {
        make("A", "store").is(201);
        make("B", "market").is(201);
        make("C", "").is(201);
        api.put(groups + "/A?action=inactive", null).is(204);

        assertThat(filtered("status=active")).containsExactly("B", "C");
        assertThat(filtered("channelId=\"store\"")).containsExactly("A");
        assertThat(filtered("channelId=")).containsExactly("C");
        assertThat(filtered("channelUri=https://example.com/market")).containsExactly("B");
        assertThat(filtered("status = \"active\" and channelId = store")).isEmpty();
        assertThat(filtered("")).hasSize(3);
    }

    private List<String> filtered(String filter) {
        return api.get(groups + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8))
                .is(200)
                .body()
                .path("appGroups")
                .valueStream()
                .map(group -> group.path("name").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=open",
                "colour=red",
                "x",
                "status=active status=active",
                "status=active AND status=active"
            })
    void whatCannotBeReadIsRefused(String filter) {
        assertThat(api.get(groups + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8))
                        .is(400)
                        .at("/error/message"))
                .hasSizeGreaterThan(20);
    }

    @Test
    void whoMayLookMayNotWrite() {
        make("Team", "store").is(201);
        Api viewer = caller(organization, Role.VIEWER);

        viewer.get(groups + "/Team").is(200);
        assertThat(viewer.get(groups).is(200).body().path("appGroups")).hasSize(1);
        viewer.post(groups, Map.of("name", "Mine")).is(403);
        viewer.put(groups + "/Team", Map.of("displayName", "x")).is(403);
        viewer.put(groups + "/Team?action=inactive", "").is(403);
        viewer.delete(groups + "/Team").is(403);
        assertThat(records("create", "refused")).isEqualTo(1);
        assertThat(records("edit", "refused")).isEqualTo(1);
        assertThat(records("deactivate", "refused")).isEqualTo(1);
        assertThat(records("delete", "refused")).isEqualTo(1);
    }

    @Test
    void aGroupIsDeletedWithItsApps() {
        Answer made = make("Team", "store").is(201);
        api.post(groups + "/Team/apps", Map.of("name", "Partner")).is(201);

        assertThat(api.delete(groups + "/Team").is(200).body()).isEqualTo(made.body());
        api.get(groups + "/Team").is(404);
        assertThat(database.count("select count(*) from app where organization_id = ?", organization))
                .isZero();
    }
}
