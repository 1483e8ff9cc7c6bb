import Foundation
import NumericsEngine

extension Checkpoint {
  /// Writes the file, which at every moment is whole: the old one or the new one.
  ///
  /// A tensor called `__metadata__` cannot be kept: the name is the format's own.
  public func write(to path: String) throws(CheckpointError) {
    var content = Data()
    let tensors = layout
    let header = SafetensorsHeader(tensors: tensors, notes: notes).encoded
    content.append(contentsOf: (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) })
    content.append(contentsOf: header)
    for tensor in tensors {
      switch values[tensor.name] {
      case .float(let array): appendNumbers(of: array, to: &content)
      case .double(let array): appendNumbers(of: array, to: &content)
      case nil: break
      }
    }
    do {
      try content.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .cannotWrite(file: path, reason: reason(error))
    }
  }

  /// Reads a file, and checks all of it: a value is either as it was written, or there is an error that
  /// says what is wrong where.
  public init(contentsOf path: String) throws(CheckpointError) {
    let content: Data
    do {
      content = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .cannotRead(file: path, reason: reason(error))
    }
    let header = try SafetensorsHeader(of: content, file: path)
    self.init(notes: header.notes)
    for tensor in header.tensors {
      let bytes = tensor.bytes.lowerBound + header.end..<tensor.bytes.upperBound + header.end
      values[tensor.name] =
        tensor.isDouble
        ? .double(array(of: content, bytes, shape: tensor.shape))
        : .float(array(of: content, bytes, shape: tensor.shape))
    }
  }

  /// Where each tensor goes: those of 8 bytes an element first, so that every number lies at a multiple
  /// of its size, and by name.
  private var layout: [SafetensorsHeader.Tensor] {
    var start = 0
    return values.sorted { ($1.value.type, $0.key) < ($0.value.type, $1.key) }
      .map { name, value in
        let isDouble = value.type == "F64"
        let byteCount = value.shape.reduce(1, *) * (isDouble ? 8 : 4)
        defer { start += byteCount }
        return SafetensorsHeader.Tensor(
          name: name, isDouble: isDouble, shape: value.shape, bytes: start..<start + byteCount)
      }
  }
}

/// Why a file could not be read or written, without Foundation's words around it.
private func reason(_ error: any Error) -> String {
  if let code = (error as? CocoaError)?.code, [.fileReadNoSuchFile, .fileNoSuchFile].contains(code)
  {
    return "there is no such file or folder"
  }
  let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
  if let underlying, underlying.domain == NSPOSIXErrorDomain {
    return String(cString: strerror(Int32(underlying.code))).lowercased()
  }
  let text = error.localizedDescription
  return text.hasSuffix(".") ? String(text.dropLast()) : text
}
