package dev.kunci.management.http;

import dev.kunci.management.dialect.Problems;
import dev.kunci.management.wire.WireProblem;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the {@code CredentialRequest} in XML with which older clients of Apigee Edge, such as apigee-migrate-tool,
 * create keys, and converts it to JSON. Document types and entities are refused.
 */
final class CredentialXml {

    private static final int LONGEST = 16_384;
    private static final String ROOT = "CredentialRequest";
    private static final Set<String> LISTS = Set.of("ApiProducts", "Attributes", "Scopes");

    private final XMLStreamReader xml;

    private CredentialXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Whether a body is XML, which no JSON can be mistaken for. */
    static boolean isOne(byte[] body) {
        for (byte each : body) {
            if (!Character.isWhitespace(each)) {
                return each == '<';
            }
        }
        return false;
    }

    /** @throws WireProblem if it is not such a request */
    static ObjectNode read(byte[] body) {
        if (body.length > LONGEST) {
            throw wrong("is longer than 16 KiB");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return new CredentialXml(factory.createXMLStreamReader(new ByteArrayInputStream(body))).document();
        } catch (XMLStreamException broken) {
            throw wrong("cannot be read");
        }
    }

    private ObjectNode document() throws XMLStreamException {
        for (int event = xml.next(); event != XMLStreamConstants.START_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.DTD) {
                throw wrong("has a document type");
            }
        }
        if (!xml.getLocalName().equals(ROOT)) {
            throw wrong("is no " + ROOT);
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = xml.getLocalName();
            if (LISTS.contains(name)) {
                request.set(field(name), list(name));
            } else {
                request.put(field(name), xml.getElementText().strip());
            }
        }
        return request;
    }

    private ArrayNode list(String name) throws XMLStreamException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (name.equals("Attributes")) {
                ObjectNode attribute = list.addObject();
                while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                    attribute.put(field(xml.getLocalName()), xml.getElementText());
                }
            } else {
                list.add(xml.getElementText().strip());
            }
        }
        return list;
    }

    /** {@code ConsumerKey} is {@code consumerKey} in JSON. */
    private static String field(String element) {
        return element.substring(0, 1).toLowerCase(Locale.ROOT) + element.substring(1);
    }

    private static WireProblem wrong(String why) {
        return Problems.invalid("xml", "The XML of the body " + why + ". Send a " + ROOT + ", or JSON.");
    }
}
