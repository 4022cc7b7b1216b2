package cn.sidian.seal.internal.sealing;

import cn.sidian.seal.internal.appearance.NoteLayout;
import cn.sidian.seal.internal.appearance.SealAppearance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fits seal and note into the rectangle of an existing field: the seal shrinks until both fit. */
final class FieldLayout {
  /** Below a quarter of its size a seal is no longer legible. */
  private static final double SMALLEST = 0.25;

  private static final double STEP = 0.05;

  private FieldLayout() {}

  static NoteLayout.SealSize smallestSeal(SealAppearance appearance) {
    return scaled(appearance.size(), SMALLEST);
  }

  private static NoteLayout.SealSize scaled(NoteLayout.SealSize size, double factor) {
    return new NoteLayout.SealSize(size.width() * factor, size.height() * factor);
  }

  /** A layout that fills the room, or null if the seal would become too small. */
  static @Nullable NoteLayout fit(
      SealAppearance appearance, List<String> lines, NoteLayout.Room room) {
    for (double factor = 1; factor >= SMALLEST - 1e-9; factor -= STEP) {
      NoteLayout layout =
          NoteLayout.find(scaled(appearance.size(), factor), lines, room, appearance.noteFonts());
      if (layout != null) {
        return centred(layout, room);
      }
    }
    return null;
  }

  private static NoteLayout centred(NoteLayout layout, NoteLayout.Room room) {
    double dx = (room.width() - layout.width()) / 2;
    double dy = (room.height() - layout.height()) / 2;
    return new NoteLayout(
        room.width(),
        room.height(),
        layout.sealX() + dx,
        layout.sealY() + dy,
        layout.sealWidth(),
        layout.sealHeight(),
        layout.fontSize(),
        layout.lines(),
        layout.textX() + dx,
        layout.textTop() + dy);
  }
}
