/// The number of true elements.
func countTrue(_ mask: NDArray<Bool>) -> Int {
  let mask = mask.contiguous()
  return mask.read { countTrue($0, mask.count) }
}

/// Eight elements at a time: each byte of a word is 0 or 1, and 255 of them fit into a byte.
private func countTrue(_ mask: UnsafePointer<Bool>, _ count: Int) -> Int {
  let bytes = UnsafeRawPointer(mask)
  let words = count / 8
  var total = 0
  for first in stride(from: 0, to: words, by: 255) {
    var lanes: UInt64 = 0
    for word in first..<min(first + 255, words) {
      lanes &+= bytes.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self)
    }
    // Neighbouring bytes are added first, as the sum of all eight may exceed one.
    let pairs = (lanes & 0x00FF_00FF_00FF_00FF) &+ (lanes >> 8 & 0x00FF_00FF_00FF_00FF)
    total += Int((pairs &* 0x0001_0001_0001_0001) >> 48)
  }
  for i in (8 * words)..<count where mask[i] { total += 1 }
  return total
}

/// How many elements one core selects at a time.
private let selectionBlock = 1 << 16

/// The elements of a row-major array for which a row-major mask of its shape is true.
@_specialize(where Element == Double)
@_specialize(where Element == Float)
@_specialize(where Element == Int)
func selectElements<Element>(
  _ array: NDArray<Element>, _ mask: NDArray<Bool>
) -> NDArray<Element> {
  let blocks = (array.count + selectionBlock - 1) / selectionBlock
  func range(_ block: Int) -> Range<Int> {
    block * selectionBlock..<min((block + 1) * selectionBlock, array.count)
  }
  return array.read { source in
    mask.read { mask in
      // Where each block's elements go is known once those before it are counted.
      var starts = [0]
      for block in 0..<blocks {
        let elements = range(block)
        starts.append(starts[block] + countTrue(mask + elements.lowerBound, elements.count))
      }
      return NDArray(shape: [starts[blocks]]) { target in
        parallel(count: blocks, grain: 1, multiple: 1) { part in
          for block in part {
            var i = range(block).lowerBound
            var place = starts[block]
            // No branch on the mask, which cannot be foreseen: what is not selected is overwritten.
            while place < starts[block + 1] {
              target[place] = source[i]
              place += mask[i] ? 1 : 0
              i += 1
            }
          }
        }
      }
    }
  }
}

/// Puts the row-major `values`, one after the other, where the mask is true.
@_specialize(where Element == Double)
@_specialize(where Element == Float)
@_specialize(where Element == Int)
func replaceSelected<Element>(
  _ array: inout NDArray<Element>, _ mask: NDArray<Bool>, by values: NDArray<Element>
) {
  let shape = array.shape
  array.write { target, strides in
    mask.read { condition in
      values.read { value in
        let walk = Walk(shape: shape, strides, mask.strides)
        let (step, maskStep, _) = walk.run.strides
        var next = 0
        walk.forEachRun(in: 0..<walk.runs) { to, from, _ in
          for i in 0..<walk.run.extent where condition[from + i * maskStep] {
            target[to + i * step] = value[next]
            next += 1
          }
        }
      }
    }
  }
}

/// Puts the elements of `other` where the mask is true; both broadcast to the array's shape.
@_specialize(where Element == Double)
@_specialize(where Element == Float)
@_specialize(where Element == Int)
func replaceElements<Element>(
  _ array: inout NDArray<Element>, by other: NDArray<Element>, where mask: NDArray<Bool>
) {
  let shape = array.shape
  array.write { target, strides in
    other.read { source in
      mask.read { condition in
        let walk = Walk(
          shape: shape, strides, other.layout.strides(broadcastTo: shape),
          mask.layout.strides(broadcastTo: shape))
        let step = walk.run.strides
        walk.parallelStretches { t, s, c, count in
          replaceRun(target + t, source + s, condition + c, step, count)
        }
      }
    }
  }
}

/// One run of ``replaceElements(_:by:where:)``; without a branch on the mask, which cannot be
/// foreseen, where the elements are neighbours.
@inline(__always)
private func replaceRun<Element>(
  _ target: UnsafeMutablePointer<Element>, _ source: UnsafePointer<Element>,
  _ mask: UnsafePointer<Bool>, _ step: (Int, Int, Int), _ count: Int
) {
  switch step {
  case (1, 1, 1):
    for i in 0..<count {
      let (new, old) = (source[i], target[i])
      target[i] = mask[i] ? new : old
    }
  case (1, 0, 1):
    let value = source.pointee
    for i in 0..<count {
      let old = target[i]
      target[i] = mask[i] ? value : old
    }
  default:
    for i in 0..<count where mask[i * step.2] { target[i * step.0] = source[i * step.1] }
  }
}
