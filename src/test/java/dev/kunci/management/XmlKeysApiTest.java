package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene.Weather;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in the XML of older clients of Apigee Edge. */
class XmlKeysApiTest extends ApiTest {

    private Weather weather;
    private Api api;
    private String app;
    private String product;

    @BeforeEach
    void set() {
        weather = scene.weather();
        api = caller(weather.organization(), Role.EDITOR);
        app = "/v1/organizations/" + weather.organizationName() + "/developers/ana@example.com/apps/Weather%20mobile";
        product = database.text("select name from api_product where id = ?", weather.autoProduct());
    }

    @Test
    void edgeTakesAKeyAsXmlAndXDoesNot() {
        String xml = """
                <?xml version="1.0"?><CredentialRequest><ConsumerKey>xmlkey0001</ConsumerKey>
                <ConsumerSecret>a&amp;b</ConsumerSecret><Attributes>%s</Attributes></CredentialRequest>""";
        Answer made = api.post("/edge" + app + "/keys/create", xml.formatted(""), "Content-Type", "application/xml")
                .is(201);

        assertThat(made.at("/consumerKey")).isEqualTo("xmlkey0001");
        assertThat(made.at("/consumerSecret")).isEqualTo("a&b");
        Answer changed = api.post("/edge" + app + "/keys/xmlkey0001", """
                        <CredentialRequest><ApiProducts><ApiProduct>%s</ApiProduct>
                        </ApiProducts><Attributes><Attribute><Name>from</Name><Value>edge</Value></Attribute></Attributes>
                        </CredentialRequest>""".formatted(product))
                .is(200);
        assertThat(changed.body().at("/apiProducts/0/apiproduct").asString()).isEqualTo(product);
        assertThat(changed.at("/attributes/0/value")).isEqualTo("edge");
        assertThat(api.post(app + "/keys/create", xml.formatted("")).is(415).at("/error/message"))
                .contains("takes JSON");
        api.post("/edge" + app, xml.formatted("")).is(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE CredentialRequest [<!ENTITY k SYSTEM \"file:///etc/hostname\">]>"
                        + "<CredentialRequest><ConsumerKey>&k;</ConsumerKey></CredentialRequest>",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                        + "<CredentialRequest><ConsumerKey>&b;</ConsumerKey></CredentialRequest>",
                "<CredentialRequest><ConsumerKey>&other;</ConsumerKey></CredentialRequest>",
                "<CredentialRequest><ConsumerKey><b>x</b></ConsumerKey></CredentialRequest>",
                "<CredentialRequest>text</CredentialRequest>",
                "<CredentialRequest><ConsumerKey>half",
                "<Other><ConsumerKey>k</ConsumerKey></Other>",
                "<"
            })
    void otherXmlIsRefusedAndMakesNothing(String body) {
        long before = keys();

        assertThat(api.post("/edge" + app + "/keys/create", body).is(400).at("/code"))
                .isEqualTo("kunci.xml");
        api.post("/edge" + app + "/keys/create", "<CredentialRequest>" + " ".repeat(20_000) + "</CredentialRequest>")
                .is(400);
        assertThat(keys()).isEqualTo(before);
    }

    private long keys() {
        return database.count("select count(*) from credential where organization_id = ?", weather.organization());
    }
}
