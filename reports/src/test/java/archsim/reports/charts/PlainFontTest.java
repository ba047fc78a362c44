package archsim.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import org.junit.jupiter.api.Test;

class PlainFontTest {
  @Test
  void measuresTextByTheWidthsOfHelvetica() {
    var font = new PlainFont(Font.PLAIN, 10);

    // i 222, l 222, space 278, W 944, % 889 thousandths
    assertThat(font.width("il W%")).isEqualTo(25.55);
    assertThat(font.width("~")).isEqualTo(5.84);
  }

  @Test
  void measuresUnknownLettersAsWideOnes() {
    assertThat(new PlainFont(Font.PLAIN, 10).width("漢…")).isEqualTo(20);
  }
}
