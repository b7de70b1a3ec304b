import FormatErrors
import GzipFormat
import TestSupport
import Testing
import ZipFormat

/// The contents of members.
@Suite struct ZipArchiveInflatingTests {
  private func contents(_ bytes: [UInt8], limit: Int = 1 << 24) throws -> [UInt8] {
    let archive = try ZipArchive(ZipWriter([member("m", deflating: bytes)]).bytes, name: "a.zip")
    return try archive.contents(of: archive.members[0], limit: limit)
  }

  /// Of all lengths about those of blocks and windows, of what packs well and what does not at all.
  @Test(arguments: [0, 1, 2, 255, 32_767, 32_768, 65_535, 65_536, 300_000]) func whatWasPackedComesBack(count: Int)
    throws
  {
    var state: UInt64 = 88_172_645_463_325_252
    let noise = (0..<count).map { _ -> UInt8 in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state)
    }
    #expect(try contents(noise) == noise)
    let pattern = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7) }
    #expect(try contents(pattern) == pattern)
  }

  @Test func theLimitIsTheGreatestSizeThatIsRead() throws {
    #expect(try contents(zeros, limit: 100_000) == zeros)
    #expect {
      try contents(zeros, limit: 99_999)
    } throws: {
      "\($0)".contains("holds 100000 bytes; no more than 99999 are read")
    }
  }

  /// Each byte of what was packed is needed and checked; the last one ends in bits that mean nothing.
  @Test func noDamageOfAMemberGoesUnnoticed() {
    let text = Array("the quick brown fox jumps over the lazy dog, and again the quick brown fox".utf8)
    let packed = member("m", deflating: text)
    for place in packed.packed.indices.dropLast() {
      var damaged = packed
      damaged.packed[place] ^= 0x10
      #expect(complaint(ZipWriter([damaged]).bytes) != nil, "byte \(place)")
    }
    var short = packed
    short.packed.removeLast()
    #expect(complaint(ZipWriter([short]).bytes) != nil)
  }
}
