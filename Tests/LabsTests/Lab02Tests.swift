import TestSupport
import Testing

/// The student's Lab 2: `swift test --filter Lab02`.
@Suite(.serialized) struct Lab02 {
  @Test("2.1 Strides of a shape") func strides() throws { try student("2.1") }
  @Test("2.2 Offset of an index") func offset() throws { try student("2.2") }
  @Test("2.3 Broadcast two shapes") func broadcastShape() throws { try student("2.3") }
  @Test("2.4 Reshape with one extent open") func reshaped() throws { try student("2.4") }
  @Test("2.5 Add with broadcasting") func added() throws { try student("2.5") }
  @Test("2.6 Sum along an axis") func sum() throws { try student("2.6") }
  @Test("2.7 Transpose and permute") func permuted() throws { try student("2.7") }
  @Test("2.8 Matrix product with loops") func product() throws { try student("2.8") }
  @Test("2.9 A layer by one GEMM call") func affine() throws { try student("2.9") }
  @Test("2.10 Mask and argmax") func maskAndArgmax() throws { try student("2.10") }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
