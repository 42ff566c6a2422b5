package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.Controller;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The commands of a controller: their names, and how many parameters they take. From the command tables of the
/// data
/// sheets (ST7789V 9.1, ILI9341 8.1, SSD1306 9, SSD1351 9, SSD1331 9, SSD1327 9, SSD1325 9, SH1106, SH1107,
/// SSD1680 7, UC8151 8).
public final class CommandTable {
    /// Any number of parameters.
    public static final int ANY = Integer.MAX_VALUE;

    private static final String MIPI = """
            00 NOP 0|01 SWRESET 0|04 RDDID 0|09 RDDST 0|0A RDDPM 0|0B RDDMADCTL 0|0C RDDCOLMOD 0|0D RDDIM 0|0E RDDSM 0
            0F RDDSDR 0|10 SLPIN 0|11 SLPOUT 0|12 PTLON 0|13 NORON 0|20 INVOFF 0|21 INVON 0|22 ALLPOFF 0|23 ALLPON 0
            26 GAMSET 1|28 DISPOFF 0|29 DISPON 0|2A CASET 4|2B RASET 4|2C RAMWR *|2D RGBSET *|2E RAMRD 0|30 PTLAR 4
            31 PTLARC 4|33 VSCRDEF 6|34 TEOFF 0|35 TEON 1|36 MADCTL 1|37 VSCRSADD 2|38 IDMOFF 0|39 IDMON 0|3A COLMOD 1
            3C RAMWRC *|3E RAMRDC 0|44 TESCAN 2|45 GSCAN 0|51 WRDISBV 1|52 RDDISBV 0|53 WRCTRLD 1|54 RDCTRLD 0
            55 WRCABC 1|56 RDCABC 0|5E WRCABCMB 1|5F RDCABCMB 0|68 RDABCSDR 0|DA RDID1 0|DB RDID2 0|DC RDID3 0
            """;

    private static final String SSD1306 = """
            00-0F COLUMNLOW 0|10-1F COLUMNHIGH 0|20 ADDRESSING 1|21 COLUMNS 2|22 PAGES 2|23 FADE 1|26-27 SCROLL 6
            29-2A SCROLLBOTH 5|2E SCROLLOFF 0|2F SCROLLON 0|40-7F STARTLINE 0|81 CONTRAST 1|8D CHARGEPUMP 1|A0-A1 REMAP 0
            A3 SCROLLAREA 2|A4 SHOWMEMORY 0|A5 ALLON 0|A6 NORMAL 0|A7 INVERSE 0|A8 MUXRATIO 1|AD IREF 1|AE DISPLAYOFF 0
            AF DISPLAYON 0|B0-B7 PAGE 0|C0-CF SCANDIRECTION 0|D3 OFFSET 1|D5 CLOCK 1|D6 ZOOM 1|D9 PRECHARGE 1|DA COMPINS 1
            DB VCOMH 1|E3 NOP 0
            """;

    private static final String SH1106 = """
            00-0F COLUMNLOW 0|10-1F COLUMNHIGH 0|30-33 PUMPVOLTAGE 0|40-7F STARTLINE 0|81 CONTRAST 1|A0-A1 REMAP 0
            A4 SHOWMEMORY 0|A5 ALLON 0|A6 NORMAL 0|A7 INVERSE 0|A8 MUXRATIO 1|AD DCDC 1|AE DISPLAYOFF 0|AF DISPLAYON 0
            B0-B7 PAGE 0|C0-CF SCANDIRECTION 0|D3 OFFSET 1|D5 CLOCK 1|D9 PRECHARGE 1|DA COMPINS 1|DB VCOMH 1
            E0 MODIFY 0|E3 NOP 0|EE MODIFYEND 0
            """;

    private static final String SH1107 = """
            00-0F COLUMNLOW 0|10-17 COLUMNHIGH 0|20 PAGEMODE 0|21 VERTICALMODE 0|81 CONTRAST 1|A0-A1 REMAP 0
            A4 SHOWMEMORY 0|A5 ALLON 0|A6 NORMAL 0|A7 INVERSE 0|A8 MUXRATIO 1|AD DCDC 1|AE DISPLAYOFF 0|AF DISPLAYON 0
            B0-BF PAGE 0|C0-CF SCANDIRECTION 0|D3 OFFSET 1|D5 CLOCK 1|D9 PRECHARGE 1|DB VCOMH 1|DC STARTLINE 1
            E0 MODIFY 0|E3 NOP 0|EE MODIFYEND 0
            """;

    private static final String SSD1351 = """
            15 COLUMNS 2|5C WRITERAM *|5D READRAM 0|75 ROWS 2|96 SCROLL 5|9E SCROLLOFF 0|9F SCROLLON 0|A0 REMAP 1
            A1 STARTLINE 1|A2 OFFSET 1|A4 ALLOFF 0|A5 ALLON 0|A6 NORMAL 0|A7 INVERSE 0|AB FUNCTION 1|AD NOP 0
            AE DISPLAYOFF 0|AF DISPLAYON 0|B0 NOP 0|B1 PHASES 1|B2 ENHANCE 3|B3 CLOCK 1|B4 SEGMENTLOW 3|B5 GPIO 1
            B6 PRECHARGE2 1|B8 GRAYTABLE 63|B9 GRAYLINEAR 0|BB PRECHARGE 1|BE VCOMH 1|C1 CONTRAST 3|C7 CURRENT 1
            CA MUXRATIO 1|D1 NOP 0|E3 NOP 0|FD LOCK 1
            """;

    private static final String SSD1331 = """
            15 COLUMNS 2|21 LINE 7|22 RECTANGLE 10|23 COPY 6|24 DIM 4|25 CLEAR 4|26 FILL 1|27 SCROLL 5|2E SCROLLOFF 0
            2F SCROLLON 0|75 ROWS 2|81-83 CONTRAST 1|87 CURRENT 1|8A-8C PRECHARGE2 1|A0 REMAP 1|A1 STARTLINE 1|A2 OFFSET 1
            A4 NORMAL 0|A5 ALLON 0|A6 ALLOFF 0|A7 INVERSE 0|A8 MUXRATIO 1|AB DIMMODE 5|AC DIMDISPLAY 0|AD MASTER 1
            AE DISPLAYOFF 0|AF DISPLAYON 0|B0 POWERSAVE 1|B1 PHASES 1|B3 CLOCK 1|B8 GRAYTABLE 32|B9 GRAYLINEAR 0
            BB PRECHARGE 1|BC-BD NOP 0|BE VCOMH 1|E3 NOP 0|FD LOCK 1
            """;

    private static final String SSD1327 = """
            15 COLUMNS 2|26-27 SCROLL 7|2E SCROLLOFF 0|2F SCROLLON 0|75 ROWS 2|81 CONTRAST 1|A0 REMAP 1|A1 STARTLINE 1
            A2 OFFSET 1|A4 NORMAL 0|A5 ALLON 0|A6 ALLOFF 0|A7 INVERSE 0|A8 MUXRATIO 1|AB FUNCTION 1|AE DISPLAYOFF 0
            AF DISPLAYON 0|B1 PHASES 1|B2 NOP 0|B3 CLOCK 1|B5 GPIO 1|B6 PRECHARGE2 1|B8 GRAYTABLE 15|B9 GRAYLINEAR 0
            BB NOP 0|BC PRECHARGE 1|BE VCOMH 1|D5 FUNCTIONB 1|FD LOCK 1|E3 NOP 0
            """;

    private static final String SSD1325 = """
            15 COLUMNS 2|23 GRAPHICS 1|24 RECTANGLE 5|25 COPY 6|26 SCROLL 3|2E SCROLLOFF 0|2F SCROLLON 0|75 ROWS 2
            81 CONTRAST 1|84-86 CURRENTRANGE 0|A0 REMAP 1|A1 STARTLINE 1|A2 OFFSET 1|A4 NORMAL 0|A5 ALLON 0|A6 ALLOFF 0
            A7 INVERSE 0|A8 MUXRATIO 1|AD MASTER 1|AE DISPLAYOFF 0|AF DISPLAYON 0|B0 PRECHARGECOMP 1|B1 PHASES 1
            B2 ROWPERIOD 1|B3 CLOCK 1|B4 PRECHARGELEVEL 1|B8 GRAYTABLE 8|BC PRECHARGE 1|BE VCOMH 1|BF VSL 1|CF DCDC 1
            F0 CURRENT 1|E3 NOP 0
            """;

    private static final String SSD1680 = """
            01 GATES 3|03 GATEVOLTAGE 1|04 SOURCEVOLTAGE 3|08 INITIALOTP 0|09 INITIAL 4|0A INITIALREAD 0|0C SOFTSTART 3-4
            10 DEEPSLEEP 1|11 ENTRYMODE 1|12 SWRESET 0|14 HVREADY 0-1|15 VCIDETECT 0-1|18 SENSOR 1|1A TEMPERATURE 1-2
            1B TEMPERATUREREAD 0|1C SENSORCOMMAND 1-3|20 ACTIVATE 0|21 UPDATEOPTIONS 1-2|22 UPDATESEQUENCE 1|24 WRITEBW *
            26 WRITERED *|27 READRAM 0|28 VCOMSENSE 0|29 VCOMTIME 1|2A VCOMOTP 0|2B VCOMCONTROL 2|2C VCOM 1|2D READOTP 0
            2E READID 0|2F READSTATUS 0|30 PROGRAMWS 0|31 LOADWS 0|32 LUT *|34 CRC 0|35 READCRC 0|36 PROGRAMOTP 0
            37 OPTIONS 4-11|38 USERID 10|39 OTPMODE 1|3A DUMMYLINES 1|3B GATETIME 1|3C BORDER 1|3F LUTEND 1|41 READOPTION 1
            44 COLUMNS 2|45 ROWS 4|46 FILLRED 1|47 FILLBW 1|4E COLUMN 1|4F ROW 2|74 ANALOG 1|7E DIGITAL 1|7F NOP 0
            """;

    private static final String UC8151 = """
            00 PANEL 1-2|01 POWER 1-6|02 POWEROFF 0-1|03 POWEROFFSEQUENCE 1-4|04 POWERON 0-1|05 POWERONMEASURE 0-6
            06 BOOSTER 1-9|07 DEEPSLEEP 1|10 DATA1 *|11 DATASTOP 0-1|12 REFRESH 0-1|13 DATA2 *|14-17 AUTO *|20-2F LUT *
            30 PLL 1|40 TEMPERATURE 0|41 SENSOR 1|42 SENSORWRITE 3|43 SENSORREAD 0|4D VENDOR *|50 INTERVAL 1-2
            51 LOWPOWER 0-1|60 NONOVERLAP 1-2|61 RESOLUTION 3-4|62-65 GATES *|70 REVISION 0|71 STATUS 0|80 VCOMMEASURE 0-1
            81 VCOMREAD 0|82 VCOM 1|83-8F VENDOR *|90 PARTIALWINDOW 7-9|91 PARTIALIN 0|92 PARTIALOUT 0|A0-DF VENDOR *
            E0-FF VENDOR *
            """;

    private static final Map<Enum<?>, CommandTable> TABLES = new ConcurrentHashMap<>();

    private final String[] names = new String[256];
    private final int[] least = new int[256];
    private final int[] most = new int[256];

    private CommandTable(String text) {
        Arrays.fill(names, "");
        for (String line : text.replace('\n', '|').split("[|]")) {
            String[] words = line.split(" ");
            String[] range = words[0].split("-");
            int last = Integer.parseInt(range[range.length - 1], 16);
            for (int code = Integer.parseInt(range[0], 16); code <= last; code++) {
                names[code] = words[1];
                String[] counts = words[2].split("-");
                least[code] = words[2].equals("*") ? 0 : Integer.parseInt(counts[0]);
                most[code] = words[2].equals("*") ? ANY : Integer.parseInt(counts[counts.length - 1]);
            }
        }
    }

    /// The table of a controller. Manufacturers' own commands of MIPI-DCS chips (B0h and above) are not in it.
    public static CommandTable of(Controller controller) {
        return TABLES.computeIfAbsent(controller, _ -> new CommandTable(text(controller)));
    }

    /// The table of an e-paper controller: SSD1680 7 and its kin; UC8151 8, with what its kin add.
    public static CommandTable of(Paper.Controller controller) {
        return TABLES.computeIfAbsent(
                controller, c -> new CommandTable(c == Paper.Controller.SSD1680 ? SSD1680 : UC8151));
    }

    private static String text(Controller controller) {
        return switch (controller.family()) {
            case MIPI_DCS -> MIPI;
            case SSD1306 -> SSD1306;
            case SH1106 -> controller == Controller.SH1106 ? SH1106 : SH1107;
            case SOLOMON_GRID ->
                switch (controller) {
                    case SSD1351 -> SSD1351;
                    case SSD1331 -> SSD1331;
                    case SSD1327 -> SSD1327;
                    default -> SSD1325;
                };
        };
    }

    /// Whether the data sheet lists a command.
    ///
    /// @param code 0..255
    public boolean isKnown(int code) {
        return !names[code].isEmpty();
    }

    /// The data sheet's name of a command, such as `CASET`; empty if it is not listed.
    ///
    /// @param code 0..255
    public String name(int code) {
        return names[code];
    }

    /// How many parameters a command takes; `ANY` if as many as there are, or that depends on the chip. 0 if it is
    /// not listed.
    ///
    /// @param code 0..255
    public int parameters(int code) {
        return least[code] == most[code] ? least[code] : ANY;
    }

    /// Whether a command may have that many parameters.
    ///
    /// @param code 0..255
    public boolean accepts(int code, long parameters) {
        return parameters >= least[code] && parameters <= most[code];
    }

    /// How many parameters a command takes, in words: `2` or `1 to 2`.
    ///
    /// @param code 0..255
    public String accepted(int code) {
        return least[code] == most[code] ? "" + least[code] : least[code] + " to " + most[code];
    }

    /// Code by name of all listed commands.
    Map<String, Integer> codes() {
        Map<String, Integer> codes = new HashMap<>();
        for (int code = 255; code >= 0; code--) {
            if (isKnown(code)) {
                codes.put(names[code], code);
            }
        }
        return codes;
    }
}
