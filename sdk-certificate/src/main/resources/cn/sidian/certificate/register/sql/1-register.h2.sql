-- files of any length: a VARBINARY of H2 ends at a megabyte
CREATE DOMAIN IF NOT EXISTS octets AS BLOB;
