package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `displayio4j conformance` as a user calls it.
class ConformanceCommandTest {
    private static final String MAKE = "{'op':'new','id':'b','type':'Bitmap','args':[2,1,4]}";

    @TempDir
    Path folder;

    @Test
    void everyCaseIsReportedAndOnlyAFailureFails() throws IOException {
        write("good", MAKE + ",{'op':'getitem','id':'b','index':1,'expect':{'ret':0}}", "");
        write("other", MAKE + ",{'op':'melt','id':'b'}", "");
        write("odd", MAKE, ",'quirk':'odd'");
        Cli fine = Cli.run("conformance", folder);
        assertEquals(0, fine.code(), fine.err());
        assertTrue(fine.out().endsWith("1 passed, 0 failed, 2 skipped\n"), fine.out());

        write("bad", MAKE + ",{'op':'getitem','id':'b','index':1,'expect':{'ret':3,'bus':[]}}", "");
        Cli failed = Cli.run("conformance", folder);
        assertEquals(1, failed.code());
        assertTrue(failed.out().contains("FAIL a/bad, step 1 (getitem): result is 0, not 3\n"), failed.out());
        assertTrue(failed.out().contains("not compared at level 1: 1 bus\n"), failed.out());
        assertTrue(failed.out().endsWith("\n1 passed, 1 failed, 2 skipped\n"), failed.out());

        Cli json = Cli.run("conformance", folder, "--json");
        assertEquals(1, json.code());
        JsonObject report = JsonParser.parseString(json.out()).getAsJsonObject();
        JsonArray cases = report.getAsJsonArray("cases");
        assertEquals(4, cases.size());
        JsonObject bad = cases.get(0).getAsJsonObject();
        assertEquals("a/bad", bad.get("id").getAsString());
        assertEquals("failed", bad.get("verdict").getAsString());
        assertEquals(1, bad.get("step").getAsInt());
        assertEquals("result is 0, not 3", bad.get("difference").getAsString());
        assertEquals("skipped", cases.get(3).getAsJsonObject().get("verdict").getAsString());
        assertEquals(
                "needs step 'melt'",
                cases.get(3).getAsJsonObject().get("reason").getAsString());
        assertEquals("1 passed, 1 failed, 2 skipped\n", json.err());
    }

    @Test
    void areasAndASingleFileCanBeChosen() throws IOException {
        write("good", MAKE, "");
        Cli one = Cli.run("conformance", folder.resolve("good.json"), "--area", "a");
        assertEquals("1 passed, 0 failed, 0 skipped\n", one.out());
        Cli none = Cli.run("conformance", folder, "--area", "a,ocean");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("no 'ocean'; there are a"), none.err());
    }

    @Test
    void whatCannotBeReadIsOneLine() throws IOException {
        assertOneLine(1, "no case files (*.json)", folder);
        assertOneLine(1, "no such file or folder", folder.resolve("nowhere"));
        assertOneLine(2, "--level must be 1, 2 or 3, not 4", folder, "--level", "4");
        assertOneLine(2, "--level", folder, "--level", "high");
        assertOneLine(2, "Missing required parameter: 'DIR'");
        Files.writeString(folder.resolve("broken.json"), "{\"format\": \"displayio-golden-1\", \"cases\": [{");
        assertOneLine(1, "broken.json: not a case file", folder);
        Files.write(folder.resolve("broken.json"), new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'});
        assertOneLine(1, "broken.json: not a case file: not UTF-8", folder);
        Files.writeString(folder.resolve("broken.json"), "");
        assertOneLine(1, "broken.json: not a case file", folder);
    }

    private static void assertOneLine(int code, String message, Object... args) {
        Object[] words = new Object[args.length + 1];
        words[0] = "conformance";
        System.arraycopy(args, 0, words, 1, args.length);
        Cli run = Cli.run(words);
        assertEquals(code, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    private void write(String name, String steps, String more) throws IOException {
        String text = "{'format':'displayio-golden-1','cases':[{'id':'a/" + name + "','area':'a'" + more + ",'steps':["
                + steps + "]}]}";
        Files.writeString(folder.resolve(name + ".json"), text.replace('\'', '"'));
    }
}
