package cn.sidian.certificate.copy;

import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.HolderKinds;
import cn.sidian.certificate.MetadataItem;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.layout.CertificateLayout;
import cn.sidian.certificate.layout.LayoutRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A preview (WD-06): watermarked, the data of people masked, without seal, code, photo and
 * associated file, so that it never verifies as the certificate.
 */
public final class Preview {
  private Preview() {}

  /**
   * Draws a preview, of a draft or of a certificate.
   *
   * @param metadata what the certificate says or will say
   * @param type the edition of its type
   * @param layout the layout of that edition
   * @param kinds which holders are people
   * @return PDF/A-3b
   */
  public static byte[] draw(
      CertificateMetadata metadata,
      CertificateType type,
      CertificateLayout layout,
      HolderKinds kinds) {
    List<MetadataItem> items = new ArrayList<>();
    for (MetadataItem item : metadata.items()) {
      String value = masked(item, metadata.holders(), kinds);
      if (value != null) {
        items.add(new MetadataItem(item.name(), value));
      }
    }
    return layout
        .layOut(
            new LayoutRequest(
                LayoutRequest.Form.PREVIEW,
                type,
                "（预览）",
                items,
                null,
                null,
                "预览 不作为凭证使用  PREVIEW, NOT A CERTIFICATE",
                null))
        .pdf();
  }

  private static @Nullable String masked(
      MetadataItem item, List<Holder> holders, HolderKinds kinds) {
    String name = item.name();
    if (name.equals("ZP")) {
      return null;
    }
    if (!name.startsWith("CZZT")) {
      boolean person = holders.stream().anyMatch(h -> item.value().contains(h.code().code()));
      return person ? "***" : item.value();
    }
    int slash = name.indexOf('/');
    Holder holder = holders.get(slash < 0 ? 0 : Integer.parseInt(name.substring(slash + 1)) - 1);
    boolean person =
        kinds.find(holder.code().kind()).map(kind -> kind.naturalPerson()).orElse(true);
    if (!person || name.startsWith("CZZTDMLXDM")) {
      return item.value();
    }
    return name.startsWith("CZZTDM") ? holder.code().masked() : holder.maskedName();
  }
}
