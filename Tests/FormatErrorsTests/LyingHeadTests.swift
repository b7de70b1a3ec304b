import FormatErrors
import Foundation
import GzipFormat
import IDXFormat
import NumpyFormat
import SafetensorsFormat
import Testing

/// Forbids this process to take more than so many further bytes of address space.
private func allowMemory(_ more: Int) throws {
  let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).prefix { $0 != " " }
  let limit = UInt((Int(pages) ?? 0) * 4096 + more)
  var limits = rlimit(rlim_cur: limit, rlim_max: limit)
  guard setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limits) == 0 else { throw CocoaError(.featureUnsupported) }
}

private func numpy(_ dictionary: String) -> [UInt8] {
  [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(dictionary.utf8.count), 0] + Array(dictionary.utf8)
}

private func tensors(_ head: String, length: UInt64? = nil) -> [UInt8] {
  let length = length ?? UInt64(head.utf8.count)
  return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(head.utf8)
}

/// A file of 65,600 bytes whose last four say that it holds 4 GiB.
private var boast: [UInt8] {
  gzip((0..<65_536).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }).dropLast(4) + [255, 255, 255, 255]
}

private func readAll() {
  for shape in ["(4000000000,)", "(1099511627776, 2)", "(3, 0, 9223372036854775807)", "(2305843009213693952, 0)"] {
    for type in ["<f8", "|u1", "<i8"] {
      for order in ["True", "False"] {
        let file = try? NumpyFile(
          numpy("{'descr': '\(type)', 'fortran_order': \(order), 'shape': \(shape)}"), name: "a.npy")
        _ = try? file?.numbers()
      }
    }
  }
  _ = try? NumpyFile([0x93] + Array("NUMPY".utf8) + [2, 0, 255, 255, 255, 255, 123], name: "a.npy")
  for length in [nil, 1 << 40, 1 << 63, UInt64.max] as [UInt64?] {
    for shape in ["[4000000000]", "[4611686018427387904,4,0]", "[0,9223372036854775807]"] {
      let head = "{\"a\":{\"dtype\":\"F64\",\"shape\":\(shape),\"data_offsets\":[0,0]}}"
      _ = try? SafetensorsFile(tensors(head, length: length), name: "a.safetensors")
    }
  }
  for extents in [[255, 255, 255, 255, 255, 255, 255, 255], [255, 255, 255, 255, 0, 0, 0, 0]] as [[UInt8]] {
    let file = try? IDXFile([0, 0, 8, 3] + extents + [0, 0, 0, 1], name: "a.idx")
    _ = try? file?.images()
  }
  _ = try? gunzip(boast, file: "a.gz")
}

/// What the head of a file says is held against what is there, before anything is allocated by it.
@Suite struct LyingHeadTests {
  @Test func aHeadThatLiesTakesNoMemory() async {
    await #expect(processExitsWith: .success) {
      try allowMemory(64 << 20)
      readAll()
    }
  }

  @Test func theLimitIsOne() async {
    await #expect(processExitsWith: .failure) {
      try allowMemory(64 << 20)
      _ = [UInt8](repeating: 1, count: 128 << 20).count
    }
  }

  /// A bomb: a few hundred bytes that would be 64 MB.
  @Test func whatIsCompressedIsReadUpToALimit() {
    let bomb = gzip([UInt8](repeating: 0, count: 64 << 20))
    #expect(bomb.count < 100_000)
    #expect(throws: FormatError.self) { try gunzip(bomb, file: "a.gz", limit: 1 << 20) }
  }
}
