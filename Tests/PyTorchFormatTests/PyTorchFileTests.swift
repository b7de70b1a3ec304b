import FormatErrors
import Foundation
import PyTorchFormat
import TestSupport
import Testing

@Suite struct PyTorchFileTests {
  @Test func aSequentialNetworkIsReadInItsOrder() throws {
    let file = try PyTorchFile(network.bytes, name: "a.pt")
    #expect(file.tensors.map(\.name) == ["0.weight", "0.bias", "2.weight", "2.bias"])
    #expect(file.tensors.map(\.shape) == [[3, 2], [3], [1, 3], [1]])
    #expect(try file.numbers(of: #require(file["0.weight"])) == [1, 2, 3, 4, -5, 0.25])
    #expect(try file.numbers(of: #require(file["0.bias"])) == [0, -1, Double(Float(1e-20))])
    #expect(try file.numbers(of: #require(file["2.bias"])) == [7])
    #expect(file["1.weight"] == nil)
  }

  /// More values than one byte counts.
  @Test func longDictionariesAreRead() throws {
    let tensors = (0..<200).map { PyTorchWriter.Tensor("\($0).weight", shape: [1, 1, 1, 2], [Float($0), 300]) }
    let file = try PyTorchFile(PyTorchWriter(tensors).bytes, name: "a.pt")
    #expect(file.tensors.count == 200)
    #expect(try file.numbers(of: file.tensors[199]) == [199, 300])
  }

  @Test func transposedTensorsAndPartsAreReadInTheirOwnOrder() throws {
    var tensor = PyTorchWriter.Tensor("x", shape: [3, 2], (0..<8).map(Float.init))
    (tensor.strides, tensor.offset) = ([1, 3], 2)
    let file = try PyTorchFile(PyTorchWriter([tensor]).bytes, name: "a.pt")
    #expect(try file.numbers(of: file.tensors[0]) == [2, 5, 3, 6, 4, 7])
  }

  /// The program that PyTorch 2.3.1 wrote of `nn.Sequential(nn.Linear(1, 2), nn.LeakyReLU(.2), nn.Linear(2, 1))`.
  @Test func whatPyTorchWroteIsRead() throws {
    let program = """
      gAJjY29sbGVjdGlvbnMKT3JkZXJlZERpY3QKcQApUnEBKFgIAAAAMC53ZWlnaHRxAmN0b3JjaC5fdXRpbHMKX3JlYnVpbGRfdGVu
      c29yX3YyCnEDKChYBwAAAHN0b3JhZ2VxBGN0b3JjaApGbG9hdFN0b3JhZ2UKcQVYAQAAADBxBlgDAAAAY3B1cQdLAnRxCFFLAEsC
      SwGGcQlLAUsBhnEKiWgAKVJxC3RxDFJxDVgGAAAAMC5iaWFzcQ5oAygoaARoBVgBAAAAMXEPaAdLAnRxEFFLAEsChXERSwGFcRKJ
      aAApUnETdHEUUnEVWAgAAAAyLndlaWdodHEWaAMoKGgEaAVYAQAAADJxF2gHSwJ0cRhRSwBLAUsChnEZSwJLAYZxGoloAClScRt0
      cRxScR1YBgAAADIuYmlhc3EeaAMoKGgEaAVYAQAAADNxH2gHSwF0cSBRSwBLAYVxIUsBhXEiiWgAKVJxI3RxJFJxJXV9cSZYCQAA
      AF9tZXRhZGF0YXEnaAApUnEoKFgAAAAAcSl9cSpYBwAAAHZlcnNpb25xK0sBc1gBAAAAMHEsfXEtaCtLAXNYAQAAADFxLn1xL2gr
      SwFzWAEAAAAycTB9cTFoK0sBc3VzYi4=
      """
    let data = try #require(Data(base64Encoded: program, options: .ignoreUnknownCharacters))
    let tensors = [[1, -2], [0.5, 0], [3, 0.25], [-1]] as [[Float]]
    let members =
      [ZipWriter.Member("decoder/data.pkl", [UInt8](data))]
      + tensors.enumerated().map { i, entries in
        ZipWriter.Member("decoder/data/\(i)", entries.flatMap { little(Int($0.bitPattern), 4) })
      }
    let file = try PyTorchFile(ZipWriter(members).bytes, name: "decoder.pt")
    #expect(file.tensors.map(\.name) == ["0.weight", "0.bias", "2.weight", "2.bias"])
    #expect(file.tensors.map(\.shape) == [[2, 1], [2], [1, 2], [1]])
    #expect(try file.tensors.map { try file.numbers(of: $0) } == [[1, -2], [0.5, 0], [3, 0.25], [-1]])
  }
}

@Suite struct HostilePyTorchTests {
  @Test func whatIsNoDictionaryOfTensorsIsToldWhatToSave() {
    #expect(complaint(pickled(program: "K\u{1}."))?.contains("save 'model.state_dict()'") == true)
    #expect(complaint(Array("hello".utf8))?.contains("it does not begin as a ZIP archive does") == true)
    let old: [UInt8] = [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19]
    #expect(complaint(old)?.contains("before version 1.6") == true)
    #expect(complaint(ZipWriter([ZipWriter.Member("a.npy", [])]).bytes)?.contains("holds no 'data.pkl'") == true)
    let script = [ZipWriter.Member("a/code/__torch__.py", []), ZipWriter.Member("a/constants.pkl", [])]
    #expect(complaint(ZipWriter(script).bytes)?.contains("TorchScript") == true)
  }

  @Test func tensorsThatAreNotThereAreNoticed() {
    func with(_ change: (inout PyTorchWriter.Tensor) -> Void) -> String {
      var writer = network
      change(&writer.tensors[0])
      return complaint(writer.bytes) ?? "nothing"
    }
    #expect(with { $0.shape = [3, 3] }.contains("'0.weight' of shape 3×3 repeats the 6 entries"))
    #expect(with { $0.offset = 1 }.contains("'0.weight' reaches beyond the 6 entries"))
    #expect(with { $0.strides = [1 << 40, 1] }.contains("reaches beyond"))
    #expect(with { $0.strides = [Int(Int32.max), 1] }.contains("reaches beyond"))
    #expect(with { $0.shape = [1 << 40, 1 << 40] }.contains("has a shape that no file holds"))
    #expect(with { $0.shape = [-3, -2] }.contains("has a shape that no file holds"))
    #expect(with { ($0.shape, $0.strides) = ([6, 1 << 30], [1, 0]) }.contains("repeats the 6 entries"))
    #expect(
      with { $0.bytes.removeLast() }.contains("'decoder/data/0' holds 23 bytes, which are not 6 numbers of float32"))
    #expect(
      with { $0.bytes.replaceSubrange(0..<4, with: [0, 0, 0xc0, 0x7f]) }.contains("entry 0 of tensor '0.weight' is nan")
    )
    #expect(with { $0.name = "2.bias" }.contains("holds tensor '2.bias' twice"))
    var members = network.members
    members.remove(at: 2)
    #expect(complaint(ZipWriter(members).bytes)?.contains("should lie in 'decoder/data/0', which is not there") == true)
    members = network.members
    members[1] = ZipWriter.Member("decoder/byteorder", Array("big".utf8))
    #expect(complaint(ZipWriter(members).bytes)?.contains("greatest byte is the first") == true)
  }

  @Test func noFileMakesTheReaderCrash() {
    var read = 0
    var programs = Mutator([network.program], words: ["torch", "FloatStorage", "K\u{ff}", "\u{85}", "(t"], seed: 7)
    for _ in 0..<Mutator.cases(20_000) {
      var members = network.members
      members[0] = ZipWriter.Member("decoder/data.pkl", programs.next())
      if complaint(ZipWriter(members).bytes) == nil { read += 1 }
    }
    var files = Mutator([network.bytes], words: ["data.pkl"], seed: 8)
    for _ in 0..<Mutator.cases(5_000) where complaint(files.next()) == nil { read += 1 }
    #expect(read > 0)
  }
}
