package io.github.displayio4j.app.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The runner itself, on cases of a few steps: it must see what is wrong.
class CaseRunnerTest {
    private static final String PASSED = "as the golden file says, `ideal` where it is given";
    private static final String BITMAP = "{'op':'new','id':'b','type':'Bitmap','args':[2,1,4]}";
    private static final String DISPLAY = "{'op':'new','id':'bus','type':'FourWire','args':[1]},"
            + "{'op':'new','id':'d','type':'BusDisplay','args':[{'$':'bus'},{'b64':'AYAFKQA='}],"
            + "'kw':{'width':2,'height':2,'auto_refresh':false}},"
            + "{'op':'new','id':'b','type':'Bitmap','args':[2,2,2]},"
            + "{'op':'new','id':'p','type':'Palette','args':[2]},"
            + "{'op':'palette','id':'p','colors':[255,16711680]},"
            + "{'op':'new','id':'t','type':'TileGrid','args':[{'$':'b'}],'kw':{'pixel_shader':{'$':'p'}}},"
            + "{'op':'new','id':'g','type':'Group'},"
            + "{'op':'call','id':'g','m':'append','args':[{'$':'t'}]},"
            + "{'op':'set','id':'d','attr':'root_group','value':{'$':'g'}},"
            + "{'op':'setitem','id':'b','index':[1,0],'value':1}";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // steps after the bitmap                                                        | what comes of it
                "{'op':'getitem','id':'b','index':1,'expect':{'ret':0}}                          | passed",
                "{'op':'getitem','id':'b','index':1,'expect':{'ret':3}}                          | 1 (getitem): result is 0, not 3",
                "{'op':'get','id':'b','attr':'bits_per_value','expect':{'ret':2}}                | passed",
                "{'op':'setitem','id':'b','index':0,'value':4,'expect':{'raises':'ValueError'}}  | passed",
                "{'op':'setitem','id':'b','index':0,'value':3,'expect':{'raises':'ValueError'}}  | must raise ValueError",
                "{'op':'setitem','id':'b','index':0,'value':4}                                   | must not raise anything",
                "{'op':'setitem','id':'b','index':9,'value':4,'expect':{'raises':'OSError'}}     | must raise OSError, not",
                "{'op':'new','id':'t','type':'TileGrid','args':[5],'expect':{'raises':'TypeError'}} | passed",
                "{'op':'call','id':'b','m':'fill','args':[2]},{'op':'bitmap','id':'b','expect':{'w':2,'h':1,'bits':2,'crc32':'7e8cb0b4'}} | CRC32",
                "{'op':'bitmap','id':'b','expect':{'w':1,'h':1,'bits':2,'crc32':''}}             | bitmap is 2x1 of 2 bits, not 1x1",
                "{'op':'new','id':'x','type':'Hologram'}                                         | needs Hologram",
                "{'op':'call','id':'b','m':'melt'}                                               | needs Bitmap.melt()",
                "{'op':'call','id':'b','m':'fill','args':[1,2]}                                  | needs fill with 2 arguments",
                "{'op':'func','mod':'bitmaptools','name':'boil','args':[]}                       | needs bitmaptools.boil()",
                "{'op':'set','id':'nobody','attr':'x','value':1}                                 | needs step 'set' of nothing",
                "{'op':'wave','id':'b'}                                                          | needs step 'wave'",
                "{'op':'len','id':'b','twice':true}                                              | needs 'twice' in a 'len' step",
                "{'op':'get','id':'b','attr':'width','expect':{'ret':2,'sound':'beep'}}          | needs 'expect.sound'",
                "{'op':'get','id':'b','attr':'width','expect':{'ret':2,'dirty':[],'bus':[]}}     | passed",
                "{'op':'get','id':'b','attr':'width','expect':{'ret':2.0}}                       | passed",
                "{'op':'get','id':'b','attr':'width','expect':{'ret':true}}                      | result is 2, not true",
                "{'op':'get','id':'b','attr':'width','expect':{'ret':[2]}}                       | result is 2, not [2]",
                "{'op':'call','id':'b','m':'fill','args':[{'hue':1}]}                            | needs values of kind 'hue'",
                "{'op':'call','id':'b','m':'fill','args':['red']}                                | needs an argument that no adapter takes",
                "{'op':'call','id':'b','m':'fill','args':5}                                      | needs a 'call' step whose 'args' is not a list",
                "{'op':'fill_data','id':'b','data':7}                                            | needs a 'fill_data' step whose 'data'",
                "{'op':'tick','ms':'soon'}                                                       | needs a 'tick' step whose 'ms'",
                "{'op':'call','id':'b','m':'fill','args':[99999999999999999999]}                 | needs numbers of more than 64 bits",
                "{'op':'getitem','id':'b','index':[1,2,3],'expect':{'raises':'Hiccup'}}          | needs errors of class Hiccup",
                "{'op':'bitmap','id':'b','expect':{'w':2,'h':1,'bits':2}}                        | does not say what it must be",
            })
    void stepsOfABitmap(String steps, String expected) throws IOException {
        String text = run(BITMAP + "," + steps).text();
        if (expected.equals("CRC32")) {
            assertTrue(text.contains("bitmap has CRC-32 " + Expected.crc32(new byte[] {2, 2})), text);
        } else {
            assertTrue(
                    text.contains(
                            expected.equals("passed")
                                    ? "as the golden file says, `ideal` where it is given"
                                    : expected),
                    text);
        }
    }

    @Test
    void panelsAreComparedCellByCell() throws IOException {
        // blue red / blue blue, as the wire has it
        byte[] right = {0x00, 0x1f, (byte) 0xf8, 0x00, 0x00, 0x1f, 0x00, 0x1f};
        byte[] wrong = {0x00, 0x1f, (byte) 0xf8, 0x00, 0x00, 0x1f, 0x07, (byte) 0xe0};
        assertEquals("as the golden file says, `ideal` where it is given", refresh(panel("crc32", "zb64", right)));
        assertEquals(
                "as the golden file says, `ideal` where it is given",
                refresh(panel("ideal_crc32", "ideal_zb64", right)));
        assertEquals(
                "step 10 (refresh): panel: 1 of 4 cells differ, the first at column 1, row 1: 0x001f, not 0x07e0",
                refresh(panel("crc32", "zb64", wrong)));
        String again = "}}},{'op':'refresh','id':'d','expect':{'panel':{'same_as_previous':true,'crc32':'";
        String first = panel("crc32", "zb64", right);
        assertEquals(PASSED, refresh(first + again + Expected.crc32(right) + "'"));
        String same = refresh(first + "}}},{'op':'setitem','id':'b','index':[0,0],'value':1" + again.substring(2)
                + Expected.crc32(right) + "'");
        assertTrue(same.startsWith("step 12 (refresh): panel: 1 of 4 cells differ"), same);
        assertTrue(
                refresh(first + again + "12345678'").contains("step 11 (refresh): panel: the golden file contradicts"));
    }

    @Test
    void whoeverChangesAGoldenPixelIsFound() throws IOException {
        byte[] right = {0x00, 0x1f, (byte) 0xf8, 0x00, 0x00, 0x1f, 0x00, 0x1f};
        byte[] wrong = {0x00, 0x1f, (byte) 0xf8, 0x00, 0x00, 0x1e, 0x00, 0x1f};
        String crc = Expected.crc32(right);
        String tampered = panel("crc32", "zb64", wrong);
        assertTrue(refresh(tampered).contains("column 0, row 1: 0x001f, not 0x001e"), "both");
        assertTrue(refresh(tampered.replace(Expected.crc32(wrong), crc)).contains("contradicts itself"), "bytes");
        String wrongCrc = panel("crc32", "zb64", right).replace(crc, "0badc0de");
        assertTrue(refresh(wrongCrc).contains("contradicts itself"), "checksum");
        assertTrue(refresh("'cols':2,'rows':2,'cell':2,'crc32':'0badc0de'").contains("has CRC-32 " + crc), "no bytes");
        assertTrue(refresh(wrongCrc.replace("'zb64':'", "'zb64':'!")).contains("cannot be read"), "no base64");
        assertTrue(
                refresh("'rows':3," + tampered.substring(0, 9) + "'cell':2,'crc32':''")
                        .contains("2x2"),
                "size");
        assertTrue(refresh(tampered + ",'smell':1").contains("needs 'expect.panel.smell'"), "unknown");
    }

    @Test
    void aQuirkIsListedAndSkipped() throws IOException {
        Files.writeString(folder.resolve("a.json"), file("'quirk':'odd'", BITMAP));
        Report report = Conformance.run(CaseReader.read(folder), 1);
        assertEquals("0 passed, 0 failed, 1 skipped", report.summary());
        assertEquals("quirk bitmap/x: odd", report.lines().getFirst());
    }

    @Test
    void higherLevelsCompareWhatIsSent() throws IOException {
        Files.writeString(folder.resolve("a.json"), file("'n':1", DISPLAY));
        List<Case> cases = CaseReader.read(folder);
        assertEquals("1 passed, 0 failed, 0 skipped", Conformance.run(cases, 1).summary());
        for (int level = 2; level <= 3; level++) {
            Report report = Conformance.run(cases, level);
            assertEquals("0 passed, 1 failed, 0 skipped", report.summary(), "an init sequence that nobody expects");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "not JSON at all                                                     | a.json: ",
                "[]                                                                  | a.json: not a case file",
                "{'cases':[]}                                                        | a.json: format must be",
                "{'format':'displayio-golden-2','cases':[]}                          | a.json: format must be",
                "{'format':'displayio-golden-1'}                                     | a field 'cases' with a list",
                "{'format':'displayio-golden-1','cases':[{'area':'a'}]}              | case 0: there must be a field 'id'",
                "{'format':'displayio-golden-1','cases':[{'id':'a/b','area':'a'}]}   | a/b: there must be a field 'steps'",
                "{'format':'displayio-golden-1','cases':[{'id':'a/b','area':'a','steps':[{'op':'len'}]}]} | a/b, step 0: 'len' must have a field 'id'",
            })
    void badFilesAreNamed(String content, String message) throws IOException {
        Files.writeString(folder.resolve("a.json"), content.replace('\'', '"'));
        IOException e = assertThrows(IOException.class, () -> CaseReader.read(folder));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
    }

    @Test
    void anEmptyFolderIsNoSuccess() {
        IOException e = assertThrows(IOException.class, () -> CaseReader.read(folder));
        assertTrue(String.valueOf(e.getMessage()).contains("no case files"), e.getMessage());
        assertThrows(IOException.class, () -> CaseReader.read(folder.resolve("none")));
    }

    private String refresh(String panel) throws IOException {
        return run(DISPLAY + ",{'op':'refresh','id':'d','expect':{'ret':true,'panel':{" + panel + "}}}")
                .text();
    }

    private static String panel(String crc, String data, byte[] cells) {
        java.util.zip.Deflater deflater = new java.util.zip.Deflater();
        deflater.setInput(cells);
        deflater.finish();
        byte[] out = new byte[200];
        int n = deflater.deflate(out);
        deflater.end();
        String text = java.util.Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(out, n));
        return "'cols':2,'rows':2,'cell':2,'" + crc + "':'" + Expected.crc32(cells) + "','" + data + "':'" + text + "'";
    }

    private Result run(String steps) throws IOException {
        Files.writeString(folder.resolve("a.json"), file("'n':1", steps));
        Case golden = CaseReader.read(folder).getFirst();
        return CaseRunner.run(golden, 1);
    }

    private static String file(String more, String steps) {
        String text = "{'format':'displayio-golden-1','cases':[{'id':'bitmap/x','area':'bitmap'," + more + ",'steps':["
                + steps + "]}]}";
        return text.replace('\'', '"');
    }
}
