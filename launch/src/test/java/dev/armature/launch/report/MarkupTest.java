package dev.armature.launch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class MarkupTest {

    @Test
    void shouldEscapeContentAndAttributes() {
        String markup = new Markup().text("p", "1 < 2 & \"3\"", "title", "<'>").toString();

        assertThat(markup).isEqualTo("<p title=\"&lt;&#39;&gt;\">1 &lt; 2 &amp; &quot;3&quot;</p>");
    }

    @Property(tries = 300)
    void shouldStayWellFormedAndKeepTheTextWhateverItIs(@ForAll String text) throws Exception {
        String markup = new Markup().text("p", text, "title", text).toString();
        Element element = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup)))
                .getDocumentElement();
        long kept = text.codePoints().filter(MarkupTest::printable).count();

        // The parser itself turns \r into \n; all other legal characters come back.
        assertThat(element.getTextContent()
                        .codePoints()
                        .filter(MarkupTest::printable)
                        .count())
                .isBetween(kept, (long) text.codePointCount(0, text.length()));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-0.0,0", "1.5,1.5", "100,100", "0.0004,0", "-0.0001,0", "1234567.1239,1234567.124", "-2.50,-2.5"
    })
    void shouldWriteNumbersShort(double value, String expected) {
        assertThat(Markup.number(value)).isEqualTo(expected);
    }

    private static boolean printable(int c) {
        return (c > 0x20 && c < 0xd800) || (c >= 0xe000 && c < 0xfffd) || c >= 0x10000;
    }
}
