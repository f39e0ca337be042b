package dev.armature.launch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.sim.evaluate.EvaluationTable;
import dev.armature.sim.evaluate.PolicyResults;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class EvaluationReportTest {

    private static EvaluationReport report = SampleReport.make(40);
    private static String html = "";
    private static Document page = parse("<p/>");

    @BeforeAll
    static void renderOnce() {
        report = SampleReport.make(40);
        html = report.html();
        page = parse(html);
    }

    @Test
    void shouldHaveARowForEachPolicyAndForEachPair() {
        List<String> rows = texts("table", "outcome", "tr");
        List<String> pairs = texts("table", "pairs", "tr");

        assertThat(rows).hasSize(1 + report.policies().size());
        for (int i = 0; i < report.policies().size(); i++) {
            PolicyResults policy = report.policies().get(i);
            assertThat(rows.get(i + 1))
                    .startsWith(policy.name() + "40")
                    .contains(Quantity.percent(policy.success().mean()), Quantity.digits(policy.callsPerStep()));
        }
        assertThat(pairs).hasSize(1 + 10);
    }

    @Test
    void shouldHaveEverySection() {
        assertThat(texts("h2"))
                .containsExactly(
                        "Outcome",
                        "In real time",
                        "What an action costs",
                        "How smooth the commands are",
                        "How far episodes came",
                        "What the camera saw",
                        "Paths from above",
                        "Pairs",
                        "Repeat it");
        assertThat(texts("figcaption")).hasSize(11).allMatch(text -> text.matches("(?s)Figure \\d+\\. .+"));
        assertThat(texts("pre")).containsExactly(report.provenance().command());
    }

    @Test
    void shouldEscapeWhateverTextItIsGiven() {
        assertThat(html).doesNotContain("<script", "a<b>");
        assertThat(texts("dd")).contains(SampleReport.HOSTILE.replace('\0', '\uFFFD'));
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void shouldAskNothingOfTheNetwork() {
        List<String> links = new ArrayList<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            for (String attribute : List.of("src", "href", "xlink:href", "data", "srcset")) {
                if (element.hasAttribute(attribute)) {
                    links.add(element.getAttribute(attribute));
                }
            }
        }

        assertThat(links).hasSize(12).allMatch(link -> link.startsWith("data:image/png;base64,iVBOR"));
        assertThat(html.replace("http://www.w3.org/1999/xhtml", ""))
                .doesNotContain("http:", "https:", "url(", "@import");
    }

    @Test
    void shouldMarkEveryFailedEpisodeOnceWithItsReason() {
        long failed = report.policies().stream()
                .flatMap(policy -> policy.episodes().stream())
                .filter(episode -> !episode.success())
                .count();
        List<String> titles = texts("title").stream()
                .filter(title -> title.startsWith("seed "))
                .toList();

        assertThat(titles).hasSize((int) failed).allMatch(title -> title.matches("seed \\d+: (dropped|time is up)"));
    }

    @Test
    void shouldDrawEveryPathAndShapeInsideItsFrame() {
        NodeList lines = page.getElementsByTagName("polyline");
        assertThat(lines.getLength()).isEqualTo(2 * 24);
        for (int i = 0; i < lines.getLength(); i++) {
            for (String point : ((Element) lines.item(i)).getAttribute("points").split(" ", -1)) {
                String[] xy = point.split(",", 2);
                assertThat(Double.parseDouble(xy[0])).isBetween(0.0, 460.0);
                assertThat(Double.parseDouble(xy[1])).isBetween(0.0, 700.0);
            }
        }
        assertThat(texts("text")).contains("obstacle", "tray", "start", "10 cm");
    }

    @Test
    void shouldPutNoMarkOutsideItsLaneOrWithoutANumber() {
        assertThat(html).doesNotContain("NaN", "Infinity");
        for (String tag : List.of("rect", "line", "circle")) {
            NodeList marks = page.getElementsByTagName(tag);
            for (int i = 0; i < marks.getLength(); i++) {
                for (String attribute : List.of("x", "x1", "x2", "cx", "width")) {
                    String value = ((Element) marks.item(i)).getAttribute(attribute);
                    if (value.endsWith("%")) {
                        assertThat(Double.parseDouble(value.replace("%", ""))).isBetween(0.0, 100.0);
                    }
                }
            }
        }
    }

    @Test
    void shouldLeaveOutWhatItWasNotGiven() {
        List<PolicyResults> none = List.of(new PolicyResults("none", "", "", List.of()));
        EvaluationReport bare = new EvaluationReport(
                "bare",
                "",
                List.of(),
                EvaluationTable.of(none),
                none,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                report.provenance());
        String bareHtml = bare.html();

        assertThat(parse(bareHtml).getElementsByTagName("h2").getLength()).isEqualTo(6);
        assertThat(bareHtml).doesNotContain("camera saw", "from above", "NaN", "Infinity");
    }

    @Test
    void shouldWriteIntoANewFolderAndRepeatBitForBit(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out/report.html");
        report.write(file);

        assertThat(Files.readString(file))
                .isEqualTo(html)
                .isEqualTo(SampleReport.make(40).html());
        assertThat(Files.size(file)).isLessThan(200_000);
    }

    @Test
    void shouldRefuseATableOfOtherPolicies() {
        EvaluationTable other = EvaluationTable.of(report.policies().reversed());

        assertThatThrownBy(() -> new EvaluationReport(
                        "t",
                        "",
                        List.of(),
                        other,
                        report.policies(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        report.provenance()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Text of all elements called `tag`.
    private static List<String> texts(String tag) {
        return texts(page.getDocumentElement(), tag);
    }

    /// Text of all elements called `tag` inside the only `outer` of class `name`.
    private static List<String> texts(String outer, String name, String tag) {
        NodeList all = page.getElementsByTagName(outer);
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).getAttribute("class").equals(name)) {
                return texts((Element) all.item(i), tag);
            }
        }
        return List.of();
    }

    private static List<String> texts(Element root, String tag) {
        List<String> out = new ArrayList<>();
        NodeList all = root.getElementsByTagName(tag);
        for (int i = 0; i < all.getLength(); i++) {
            out.add(all.item(i).getTextContent());
        }
        return out;
    }

    private static Document parse(String html) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("the page is not well-formed", e);
        }
    }
}
