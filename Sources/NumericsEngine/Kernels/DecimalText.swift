#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `value` rounded to `digits` digits after the point, as `12.3457` or as `1.2346e+01`.
///
/// The decimal digits are those of the exact binary value, correctly rounded.
func decimalText(_ value: Double, digits: Int, scientific: Bool) -> String {
  // The longest finite Double has 309 digits before the point.
  let capacity = 320 + digits
  let written = [CChar](unsafeUninitializedCapacity: capacity) { buffer, initialized in
    let length = withVaList([Int32(clamping: digits), value]) {
      vsnprintf(buffer.baseAddress, capacity, scientific ? "%.*e" : "%.*f", $0)
    }
    initialized = min(max(0, Int(length)), capacity - 1)
  }
  return String(decoding: written.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
