import Foundation
import NumericsEngine

#if _endian(big)
  #error("Files hold little-endian numbers, which are copied as they are.")
#endif

/// Appends the bytes of an array's elements, row-major.
func appendNumbers<Scalar: TensorScalar>(of array: NDArray<Scalar>, to content: inout Data) {
  let array = array.contiguous()
  array.read { content.append(UnsafeBufferPointer(start: $0, count: array.count)) }
}

/// The array whose elements lie in a stretch of bytes, at any place.
func array<Scalar: TensorScalar>(
  of content: Data, _ bytes: Range<Int>, shape: [Int]
) -> NDArray<Scalar> {
  NDArray(shape: shape) { target in
    content.withUnsafeBytes {
      UnsafeMutableRawBufferPointer(start: target, count: bytes.count)
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[bytes]))
    }
  }
}
