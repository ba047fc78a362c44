package archsim.exams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the exam files. */
final class ExamFile {
  static final String ANALYTIC = "analytic_exams.csv";
  static final String PUBLISHED = "published_queueing_exams.csv";

  private static final Path BESIDE_THE_CHECKOUT = Path.of("..", "..", "shared", "exams", PUBLISHED);
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExamFile() {}

  /** Exact figures, computed independently; a copy is part of the tests. */
  static List<ExamRow> analytic() {
    try (InputStream in =
        Objects.requireNonNull(ExamFile.class.getResourceAsStream("/exams/" + ANALYTIC))) {
      return rows(
          ANALYTIC, new String(in.readAllBytes(), StandardCharsets.UTF_8), List.of("exact"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Figures that others published, read where they lie, for they are not ours to copy. Where the
   * file recomputed a figure to more digits, these are taken.
   */
  static List<ExamRow> published() {
    try {
      return rows(
          PUBLISHED, Files.readString(BESIDE_THE_CHECKOUT), List.of("recomputed", "published"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the published figures are there. */
  static boolean hasPublished() {
    return Files.isRegularFile(BESIDE_THE_CHECKOUT);
  }

  private static List<ExamRow> rows(String file, String text, List<String> figures) {
    List<String> lines = text.lines().toList();
    List<String> header = cells(lines.get(0));
    List<ExamRow> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> cells = cells(lines.get(i));
      String exact =
          figures.stream()
              .map(name -> cells.get(header.indexOf(name)))
              .filter(cell -> !cell.isEmpty())
              .findFirst()
              .orElseThrow();
      try {
        rows.add(
            new ExamRow(
                file,
                i + 1,
                cells.get(0),
                cells.get(1),
                JSON.readTree(cells.get(2)),
                cells.get(3),
                Double.parseDouble(exact)));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(file + ":" + (i + 1), e);
      }
    }
    return rows;
  }

  /** The cells of a line; within quotes a comma is a comma, and two quotes are one. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
