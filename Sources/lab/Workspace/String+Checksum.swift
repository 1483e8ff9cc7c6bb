extension String {
  /// FNV-1a, 64 bits (Fowler, Noll, Vo; RFC 9923): tells whether a text has changed.
  var checksum: String {
    let hash = utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}
