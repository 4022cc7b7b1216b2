/** Materials, what needs what, and which of them may be asked for. */
module cn.sidian.material {
  requires static transitive org.jspecify;
  requires transitive cn.sidian.core;
  requires com.fasterxml.jackson.core;
  requires org.snakeyaml.engine;

  exports cn.sidian.condition;
  exports cn.sidian.material;
  exports cn.sidian.material.list;
  exports cn.sidian.exemption;
}
