package dev.armature.launch.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Markup, read as XML.
record Page(Element root) {

    /// Reads pieces that follow each other.
    ///
    /// @throws AssertionError when they are not well-formed
    static Page of(Markup pieces) {
        return of("<root>" + pieces + "</root>");
    }

    /// Reads a whole document.
    ///
    /// @throws AssertionError when it is not well-formed
    static Page of(String document) {
        try {
            return new Page(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(document)))
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + document, e);
        }
    }

    /// All elements `tag` that have the class `style`; any class when it is empty.
    List<Element> all(String tag, String style) {
        return all(root, tag, style);
    }

    /// The same below `above`.
    static List<Element> all(Element above, String tag, String style) {
        List<Element> out = new ArrayList<>();
        NodeList found = above.getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            Element element = (Element) found.item(i);
            if (style.isEmpty()
                    || Arrays.asList(element.getAttribute("class").split(" ", -1))
                            .contains(style)) {
                out.add(element);
            }
        }
        return out;
    }

    /// Their texts.
    List<String> texts(String tag, String style) {
        return all(tag, style).stream().map(Element::getTextContent).toList();
    }

    /// The lanes of policies, without that of the axis.
    List<Element> lanes() {
        return all("div", "lane").stream()
                .filter(lane -> !lane.getAttribute("class").contains("axis"))
                .toList();
    }

    /// An attribute in percent or in units.
    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute).replace("%", ""));
    }
}
