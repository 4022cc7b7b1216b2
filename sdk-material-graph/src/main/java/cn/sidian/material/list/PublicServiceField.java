package cn.sidian.material.list;

import java.util.List;

/** The nine fields of public services that are handled on application. */
public enum PublicServiceField implements Labelled {
  /** 公共教育. */
  EDUCATION("公共教育"),
  /** 劳动就业. */
  EMPLOYMENT("劳动就业"),
  /** 社会保险. */
  SOCIAL_INSURANCE("社会保险"),
  /** 医疗卫生. */
  HEALTH("医疗卫生"),
  /** 养老服务. */
  ELDERLY_CARE("养老服务"),
  /** 社会服务. */
  SOCIAL_SERVICE("社会服务"),
  /** 住房保障. */
  HOUSING("住房保障"),
  /** 文化体育. */
  CULTURE_AND_SPORT("文化体育"),
  /** 残疾人服务. */
  DISABILITY("残疾人服务");

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
  private final List<String> labels;

  PublicServiceField(String... labels) {
    this.labels = List.of(labels);
  }

  @Override
  public List<String> labels() {
    return labels;
  }
}
