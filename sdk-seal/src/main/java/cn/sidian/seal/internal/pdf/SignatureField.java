package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signature field (ISO 32000-2, 12.7.5.5).
 *
 * @param name fully qualified
 * @param reference the object it is, or null if it stands directly in its parent
 * @param dictionary its own entries
 * @param valueReference the object its /V refers to, or null
 * @param hasValue whether it has a /V other than null, its own or inherited
 * @param value the dictionary behind /V; null if there is none or it is no dictionary
 * @param widgets its visible places
 */
public record SignatureField(
    String name,
    @Nullable Reference reference,
    Dictionary dictionary,
    @Nullable Reference valueReference,
    boolean hasValue,
    @Nullable Dictionary value,
    List<Widget> widgets) {

  /**
   * A widget annotation of the field.
   *
   * @param reference the object it is, or null if it stands directly in its field
   * @param dictionary its entries
   */
  public record Widget(@Nullable Reference reference, Dictionary dictionary) {}
}
