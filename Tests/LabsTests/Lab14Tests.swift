import TestSupport
import Testing

/// The student's Lab 14: `swift test --filter Lab14`.
@Suite(.serialized) struct Lab14 {
  @Test("14.1 Output size") func windowCount() throws { try student("14.1") }
  @Test("14.2 Convolution with loops") func conv2d() throws { try student("14.2") }
  @Test("14.3 Windows as rows") func im2col() throws { try student("14.3") }
  @Test("14.4 Convolution as a product") func conv2dByProduct() throws { try student("14.4") }
  @Test("14.5 Pooling") func pooled() throws { try student("14.5") }
  @Test("14.6 Gradient of max pooling") func maxPoolingGradient() throws { try student("14.6") }
  @Test("14.7 Gradients of a convolution") func convolutionGradient() throws {
    try student("14.7")
  }
  @Test("14.8 Flattening") func flattened() throws { try student("14.8") }
  @Test("14.9 Dropout") func dropout() throws { try student("14.9") }
  @Test("14.10 The network by layers") func network() throws { try student("14.10") }
  @Test("14.11 Train it") func train() throws { try student("14.11") }
  @Test("14.12 Depthwise separable convolution") func separableConv2d() throws {
    try student("14.12")
  }
}

private func student(_ id: String) throws {
  try grade(id, of: BuiltProducts.labs, fresh: BuiltProducts.freshCases)
}
