/* libjpeg-turbo for the benchmark: RGB565 without dither, or a region by cropping and skipping. */
#include <setjmp.h>
#include <stdio.h>
#include <jpeglib.h>

enum { ROWS = 16 };

static struct jpeg_decompress_struct decoder;
static struct jpeg_error_mgr errors;
static jmp_buf failed;

static void leave(j_common_ptr d) { longjmp(failed, 1); }

/* width 0: all of the picture */
int peer_decode(const unsigned char *data, long size, int is565, int x, int y, int width, int height,
                unsigned char *out, int stride) {
    static int created = 0;
    if (setjmp(failed)) {
        jpeg_abort_decompress(&decoder);
        return -1;
    }
    if (!created) {
        decoder.err = jpeg_std_error(&errors);
        errors.error_exit = leave;
        jpeg_create_decompress(&decoder);
        created = 1;
    }
    jpeg_mem_src(&decoder, data, size);
    jpeg_read_header(&decoder, TRUE);
    decoder.out_color_space = is565 ? JCS_RGB565 : JCS_EXT_BGRX;
    decoder.dither_mode = JDITHER_NONE;
    decoder.dct_method = JDCT_ISLOW;
    decoder.do_fancy_upsampling = TRUE;
    jpeg_start_decompress(&decoder);
    JDIMENSION end = decoder.output_height;
    if (width > 0) {
        JDIMENSION from = x, columns = width;
        jpeg_crop_scanline(&decoder, &from, &columns);
        jpeg_skip_scanlines(&decoder, y);
        end = y + height;
    }
    JSAMPROW rows[ROWS];
    unsigned char *at = out;
    while (decoder.output_scanline < end) {
        JDIMENSION n = end - decoder.output_scanline;
        n = n < ROWS ? n : ROWS;
        for (JDIMENSION i = 0; i < n; i++) {
            rows[i] = at + (size_t) i * stride;
        }
        at += (size_t) jpeg_read_scanlines(&decoder, rows, n) * stride;
    }
    if (width > 0) {
        jpeg_abort_decompress(&decoder);
    } else {
        jpeg_finish_decompress(&decoder);
    }
    return 0;
}
