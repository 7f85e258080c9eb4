import type { TopicCode } from '../../core/curriculum/built-in';
import { lesson, type LessonWords } from '../../core/curriculum/lesson';

/**
 * What is taught of each topic: the aim, a script of half an hour for the ambassador (minutes: what is
 * shown, what the learner does, how one sees that they can do it alone), the learner's card.
 */
export const curriculum: Record<TopicCode, LessonWords> = {
  smartphone: lesson(
    'Tự mở máy, gọi điện, chỉnh chữ to và nối Wi-Fi, không sợ bấm nhầm.',
    `3: Hỏi học viên dùng điện thoại vào việc gì, muốn làm được gì nhất. Nói rõ: bấm nhầm không hỏng máy.
     5: Cho chữ to và tiếng chuông to trong Cài đặt trên máy của học viên; để học viên tự bấm, mình chỉ nói.
     6: Làm mẫu chạm, giữ, vuốt, quay về màn hình chính. Học viên làm lại mỗi động tác ba lần.
     6: Học viên tự lưu tên và số một người thân, rồi gọi cho người đó từ danh bạ.
     4: Học viên tự nối Wi-Fi nơi học, rồi tắt và bật lại để nhớ đường vào.
     4: Thử làm một mình: ra màn hình chính, tìm người thân, gọi và tắt máy gọi. Mình ngồi yên, không chạm vào máy.
     2: Đọc thẻ mang về. Ghi vào hệ thống: tự làm được, còn cần giúp, hay chưa.`,
    `Bấm nhầm không hỏng máy: bấm nút tròn hoặc vuốt lên để về màn hình chính.
     Chữ nhỏ: Cài đặt, Màn hình, Cỡ chữ.
     Gọi: biểu tượng ống nghe, chọn tên, bấm nút xanh.
     Đặt mã khóa máy. Không cho người lạ mượn máy.
     Không đọc mã số trong tin nhắn (OTP) cho bất cứ ai.
     Công an, ngân hàng, cán bộ không bao giờ đòi tiền qua điện thoại: cứ tắt máy.`,
  ),
  'voice-phone': lesson(
    'Dùng điện thoại bằng tai và tay: bật trình đọc màn hình, gọi điện, ra lệnh bằng giọng nói.',
    `3: Chào và nói tên mình. Hỏi học viên muốn gọi ai, nghe gì. Máy luôn ở trong tay học viên, không cầm hộ.
     4: Bật trình đọc màn hình: máy Android giữ hai nút âm lượng ba giây (TalkBack); iPhone bấm nút bên ba lần (VoiceOver). Chưa được thì bật trong Cài đặt, mục Trợ năng.
     6: Học viên rê một ngón để nghe tên từng mục, vuốt phải sang mục sau, chạm hai lần để mở. Làm đến khi tự tìm được mục Điện thoại.
     5: Chỉnh tốc độ đọc cho vừa tai. Học viên tự tăng giảm bằng nút âm lượng và cắm tai nghe.
     5: Học viên gọi cho người thân bằng giọng nói qua trợ lý của máy, rồi tự tắt cuộc gọi.
     4: Thử làm một mình: tắt trình đọc, bật lại, gọi một người. Mình chỉ nghe, không nhắc.
     3: Đọc to thẻ mang về, chậm, hai lần. Mở thẻ trên máy để học viên tự nghe lại.`,
    `Máy Android: giữ hai nút âm lượng ba giây để bật hoặc tắt tiếng đọc.
     iPhone: bấm nút bên ba lần để bật hoặc tắt tiếng đọc.
     Rê một ngón để nghe, chạm hai lần để mở, vuốt phải sang mục sau.
     Đeo tai nghe khi máy đọc tin nhắn có mã số.
     Không nói mã OTP, mật khẩu cho bất cứ ai, kể cả người xưng là công an.
     Ai gọi đòi tiền thì tắt máy, gọi lại cho người nhà.`,
  ),
  'online-safety': lesson(
    'Nhận ra lừa đảo qua điện thoại và mạng, biết dừng lại, tắt máy và báo cho ai.',
    `3: Hỏi học viên đã gặp cuộc gọi hay tin nhắn lạ chưa. Không chê ai bị lừa: kẻ xấu rất giỏi.
     5: Kể ba dấu hiệu: gấp gáp, dọa nạt hoặc hứa cho tiền, đòi mã hoặc đòi chuyển tiền. Học viên nhắc lại bằng lời của mình.
     6: Đóng vai: mình giả làm công an gọi đòi tiền. Học viên tập nói “Tôi sẽ tự ra công an xã” rồi tắt máy. Làm hai lần.
     5: Học viên mở tin nhắn lạ mẫu trên máy mình, chỉ ra chỗ đáng ngờ, không bấm vào đường dẫn.
     5: Học viên tự chặn một số lạ, và kiểm tra máy đã có mã khóa.
     4: Thử một mình: đóng vai ngân hàng gọi xin mã OTP. Học viên tự tắt máy và nói sẽ gọi lại số nào.
     2: Đọc thẻ mang về. Nếu đã lỡ chuyển tiền: gọi ngân hàng khóa tài khoản ngay, rồi báo công an.`,
    `Không đọc mã OTP, mật khẩu cho bất cứ ai.
     Công an, tòa án, ngân hàng không bao giờ đòi tiền hay bắt cài ứng dụng qua điện thoại.
     Ai giục gấp thì tắt máy. Gọi lại cho người nhà bằng số đã lưu.
     Không bấm đường dẫn trong tin nhắn lạ.
     Quà to, lãi cao, việc nhẹ lương cao qua mạng: là lừa đảo.
     Lỡ chuyển tiền: gọi ngân hàng khóa tài khoản ngay, rồi báo công an.`,
  ),
  'video-calls': lesson(
    'Tự gọi và nhận cuộc gọi có hình với con cháu.',
    `3: Hỏi muốn gọi cho ai, người đó đang dùng ứng dụng gọi hình nào. Dùng đúng ứng dụng ấy.
     4: Kiểm tra Wi-Fi: có Wi-Fi thì gọi không tốn tiền. Học viên tự xem biểu tượng sóng.
     6: Làm mẫu một lần: mở ứng dụng, chọn tên, bấm nút máy quay. Học viên làm lại từ đầu.
     6: Người thân hoặc bạn cùng lớp gọi đến: học viên tự nhận, bật loa, để máy ngang mặt.
     5: Học viên tự tắt tiếng, đổi máy quay trước sau, rồi kết thúc cuộc gọi.
     4: Thử một mình: gọi lại người vừa gọi và nói chuyện một phút. Mình ra ngồi chỗ khác.
     2: Đọc thẻ mang về. Nhắc: hình và giọng có thể bị làm giả, ai vay tiền qua gọi hình thì tắt và gọi lại số đã lưu.`,
    `Có Wi-Fi thì gọi hình không tốn tiền.
     Mở ứng dụng, chọn tên, bấm nút máy quay.
     Nút đỏ là kết thúc cuộc gọi.
     Người lạ gọi hình thì không nhận.
     Người quen gọi hình vay tiền: tắt máy, gọi lại số đã lưu. Hình và giọng có thể là giả.
     Không giơ giấy tờ, thẻ ngân hàng trước máy quay. Không đọc OTP.`,
  ),
  vneid: lesson(
    'Có VNeID trên máy, tự đăng nhập và mở giấy tờ khi cần.',
    `4: Hỏi học viên đã làm định danh mức 2 chưa. Mức 2 chỉ làm tại cơ quan công an, không làm được trong ứng dụng: chưa có thì ghi ngày đi, nhắc mang thẻ căn cước.
     5: Học viên tự tìm VNeID trong kho ứng dụng của máy và cài; cùng kiểm tra tên cơ quan phát hành là Bộ Công an.
     6: Học viên tự kích hoạt theo hướng dẫn trên máy, tự đặt mật khẩu. Mình quay mặt đi khi học viên gõ.
     4: Nói về mã OTP: mã chỉ để mình gõ vào máy của mình, không đọc cho ai, kể cả đại sứ số.
     5: Học viên đăng nhập và mở thẻ căn cước, thẻ bảo hiểm y tế; có giấy tờ nào thì xem giấy tờ ấy.
     4: Thử một mình: thoát ra, đăng nhập lại, mở thẻ bảo hiểm y tế. Mình không chạm vào máy.
     2: Đọc thẻ mang về. Ai chưa có mức 2 thì luyện bước đăng nhập sau khi đã ra công an.`,
    `Định danh mức 2 chỉ làm ở công an, mang theo thẻ căn cước. Không ai làm hộ qua điện thoại.
     Chỉ cài VNeID từ kho ứng dụng của máy, không cài từ đường dẫn người khác gửi.
     Không cho ai biết mật khẩu và mã OTP, kể cả người dạy mình.
     Công an không gọi điện bắt cài ứng dụng hay đòi tiền.
     Quên mật khẩu: bấm “Quên mật khẩu” hoặc ra công an.
     Không chụp ảnh căn cước gửi người lạ.`,
  ),
  'public-services': lesson(
    'Tự vào Cổng Dịch vụ công quốc gia, tìm thủ tục và xem hồ sơ của mình đến đâu.',
    `3: Hỏi học viên cần giấy tờ gì gần đây. Lấy đúng việc ấy làm ví dụ; chưa có thì tìm “xác nhận cư trú”.
     5: Học viên tự gõ địa chỉ dichvucong.gov.vn. Nói rõ: trang của Nhà nước có đuôi .gov.vn.
     5: Học viên bấm Đăng nhập và dùng tài khoản VNeID. Mình quay mặt đi khi gõ mật khẩu.
     6: Học viên gõ hoặc nói tên thủ tục vào ô tìm, mở ra, đọc cần giấy gì, phí bao nhiêu, mấy ngày.
     5: Mở mục hồ sơ của tôi, xem hồ sơ đang ở bước nào. Chỉ nộp thật khi học viên muốn và đủ giấy tờ.
     4: Thử một mình: thoát ra, vào lại và tìm một thủ tục khác.
     2: Đọc thẻ mang về. Chỉ chỗ giúp: bộ phận một cửa của xã, phường.`,
    `Trang của Nhà nước: dichvucong.gov.vn. Luôn có đuôi .gov.vn.
     Đăng nhập bằng VNeID. Không cho ai mượn tài khoản.
     Không đọc mật khẩu và OTP cho bất cứ ai.
     Nộp phí chỉ trong trang này, không chuyển tiền cho cá nhân.
     Ai gọi bảo “hồ sơ sai, nộp tiền gấp” là lừa đảo: tắt máy.
     Vướng thì ra bộ phận một cửa, mang theo thẻ căn cước.`,
  ),
  'health-book': lesson(
    'Tự mở Sổ sức khỏe điện tử và thẻ bảo hiểm y tế trên VNeID khi đi khám.',
    `3: Hỏi học viên hay khám ở đâu, có thẻ bảo hiểm y tế không. Không hỏi bệnh.
     4: Học viên tự mở VNeID và đăng nhập. Cần tài khoản mức 2; chưa có thì chỉ cách ra công an làm.
     5: Học viên tìm thẻ bảo hiểm y tế, đọc nơi khám ban đầu và hạn dùng.
     6: Học viên mở Sổ sức khỏe điện tử, đồng ý cho hiện dữ liệu nếu muốn, xem lần khám gần nhất. Mình ngồi lùi lại: đây là chuyện riêng.
     5: Đóng vai quầy khám: học viên tự đưa thẻ trên máy ra, rồi cất đi.
     4: Thử một mình: đóng ứng dụng, mở lại, đưa thẻ bảo hiểm y tế trong một phút.
     3: Đọc thẻ mang về. Nhắc: sổ chưa có dữ liệu thì hỏi nơi khám, không phải lỗi của máy.`,
    `Đi khám: mở VNeID, chọn thẻ bảo hiểm y tế. Vẫn mang thẻ căn cước phòng khi hết pin.
     Sổ sức khỏe là chuyện riêng: chỉ cho bác sĩ và người nhà xem.
     Không đọc mật khẩu và OTP cho bất cứ ai.
     Bảo hiểm, bệnh viện không gọi điện đòi tiền hay xin mã.
     Không mua thuốc theo người lạ trên mạng: hỏi bác sĩ hoặc trạm y tế.
     Cấp cứu: gọi 115.`,
  ),
  cashless: lesson(
    'Tự quét mã QR trả tiền và chuyển khoản đúng người, đúng số tiền.',
    `3: Hỏi học viên hay mua gì, trả cho ai. Học viên dùng tài khoản của chính mình; số tiền thử thật nhỏ.
     4: Học viên tự mở ứng dụng ngân hàng và đăng nhập. Mình quay mặt đi.
     6: Làm mẫu quét QR bằng máy mình, đọc to: tên người nhận, số tiền, rồi mới bấm. Học viên quét thử, dừng lại ở bước kiểm tra.
     6: Học viên chuyển 1.000 đồng cho người thân hoặc bạn cùng lớp, đọc to tên người nhận trước khi bấm.
     4: Học viên xem lại lịch sử giao dịch. Người bán chỉ tin khi tiền đã vào tài khoản, không tin ảnh chụp.
     4: Thử một mình: trả một lần nữa bằng QR. Mình chỉ dừng lại khi thấy sai tên hay sai số tiền.
     3: Đọc thẻ mang về. Lưu số tổng đài ngân hàng (in sau thẻ) vào danh bạ.`,
    `Trước khi bấm: đọc tên người nhận và số tiền.
     Nhận tiền không bao giờ cần đọc OTP hay bấm đường dẫn.
     Ngân hàng không xin mật khẩu, OTP qua điện thoại. Không đọc cho ai.
     Bán hàng: thấy tiền vào tài khoản mới giao, không tin ảnh chụp.
     Không quét mã QR người lạ gửi hoặc dán đè.
     Chuyển nhầm, mất máy: gọi ngay tổng đài ngân hàng in sau thẻ.`,
  ),
  'digital-savings': lesson(
    'Tự gửi và xem sổ tiết kiệm trong ứng dụng ngân hàng, biết tính lãi và tránh lời mời lãi cao.',
    `3: Hỏi học viên đang để dành bằng cách nào. Không hỏi có bao nhiêu tiền.
     5: Giải thích ba chữ trên giấy: tiền gửi, kỳ hạn, lãi suất. Học viên nói lại bằng ví dụ của mình.
     4: Học viên tự mở ứng dụng ngân hàng của mình, tìm mục Tiết kiệm. Mình quay mặt đi khi gõ mật khẩu.
     6: Học viên xem bảng lãi suất, chọn thử một kỳ hạn và số tiền nhỏ, dừng lại ở bước kiểm tra, đọc to ngày đến hạn.
     5: Nói về rút trước hạn: thường chỉ được lãi rất thấp. Học viên tìm nút tất toán, không bấm.
     4: Thử một mình: từ màn hình chính tìm lại mục Tiết kiệm và đọc lãi suất sáu tháng. Gửi thật hay không, học viên tự quyết ở nhà.
     3: Đọc thẻ mang về. Nhắc bàn với người nhà trước khi gửi số tiền lớn.`,
    `Chỉ gửi trong ứng dụng của ngân hàng, vào sổ mang tên mình.
     Lãi cao lạ thường là lừa đảo. Không gửi tiền cho cá nhân.
     Ngân hàng không gọi điện bảo chuyển tiền sang “tài khoản an toàn”.
     Không đọc mật khẩu và OTP cho bất cứ ai.
     Rút trước hạn thì mất phần lớn tiền lãi.
     Số tiền lớn: bàn với người nhà trước, không vội.`,
  ),
  'online-selling': lesson(
    'Tự chụp hàng, đăng bán, trả lời khách và nhận tiền an toàn.',
    `3: Hỏi học viên bán gì, bán cho ai. Chọn một món có sẵn hôm nay.
     5: Học viên tự chụp ba ảnh: cả món, gần, có tay cầm để biết to nhỏ. Chỗ sáng, nền sạch.
     6: Học viên nói, mình giúp gõ hoặc dùng giọng nói: tên hàng, giá, cân nặng, nơi bán, cách giao. Giá và lời nói phải thật.
     6: Học viên tự đăng lên kênh đang dùng, gửi thử cho một người quen.
     4: Đóng vai khách hỏi giá và đặt hàng. Học viên trả lời và hẹn giao.
     3: Đóng vai khách gửi ảnh “đã chuyển tiền”. Học viên mở ứng dụng ngân hàng xem tiền vào thật chưa.
     3: Thử một mình: sửa giá món vừa đăng. Đọc thẻ mang về; nhắc hỏi cán bộ thuế về khai thuế.`,
    `Ảnh sáng, giá thật, ghi rõ cân nặng và nơi bán.
     Tiền vào tài khoản rồi mới giao. Không tin ảnh chụp chuyển khoản.
     Nhận tiền không cần đọc OTP hay bấm đường dẫn của khách.
     Khách lạ bắt đặt cọc, nộp phí trước: là lừa đảo.
     Ai xưng là cơ quan thuế gọi đòi tiền: tắt máy, ra hỏi cán bộ.
     Không đăng giấy tờ, số thẻ của mình lên mạng.`,
  ),
  'farm-prices': lesson(
    'Tự tra giá nông sản hôm nay ở hai nơi và so sánh trước khi bán.',
    `3: Hỏi học viên trồng gì, nuôi gì, hay bán cho ai. Lấy đúng món ấy.
     5: Học viên bấm nút micro ở ô tìm kiếm và nói: “giá” cùng tên nông sản, tên tỉnh, “hôm nay”.
     6: Cùng đọc kết quả: ngày nào, ở đâu, loại nào, một cân hay một tạ. Tin không có ngày thì bỏ.
     6: Học viên tìm nơi thứ hai, ưu tiên trang có đuôi .gov.vn hoặc báo của tỉnh, ghi hai giá ra giấy.
     4: Học viên lưu trang hay dùng ra màn hình chính để lần sau bấm một lần.
     4: Thử một mình: tra giá một món khác và nói giá ấy của ngày nào, ở đâu.
     2: Đọc thẻ mang về. Nhắc: giá trên mạng để mặc cả, không phải lời hứa mua.`,
    `Nói vào micro: “giá … hôm nay” và tên tỉnh.
     Xem ngày, nơi bán, loại và đơn vị: cân, yến hay tạ.
     So hai nơi trước khi bán.
     Thương lái lạ xin đặt cọc hay xin số thẻ, OTP: không đưa.
     Ai hứa mua giá cao mà đòi tiền trước: là lừa đảo.
     Hỏi thêm cán bộ nông nghiệp, hợp tác xã.`,
  ),
  'digital-signature': lesson(
    'Hiểu chữ ký số là gì, tự ký thử một hồ sơ và giữ chữ ký như giữ con dấu.',
    `4: Hỏi học viên cần ký việc gì. Nói rõ: chữ ký số có giá trị như ký tay, ký rồi là chịu trách nhiệm.
     4: Học viên mở VNeID (mức 2) tìm mục Chữ ký số, hoặc mở ứng dụng của nhà cung cấp mình đã có. Hỏi rõ phí trước khi đăng ký.
     6: Đăng ký theo từng bước trên máy; học viên tự đặt mã PIN, mình quay mặt đi. Chưa muốn đăng ký thì chỉ xem.
     6: Học viên mở một giấy tờ thử, đọc to nội dung và số tiền trước khi ký. Không hiểu thì không ký.
     4: Học viên ký thử, hoặc dừng ở bước xác nhận, rồi xem chữ ký hiện ra ở đâu.
     4: Thử một mình: nói ba việc phải làm trước khi ký (đọc hết, xem ai gửi, hỏi khi ngờ) và mở lại mục ký.
     2: Đọc thẻ mang về. Mất máy thì báo ngay nhà cung cấp để khóa chữ ký.`,
    `Chữ ký số như ký tay: đọc hết rồi mới ký.
     Không cho ai mã PIN và OTP, không nhờ ai ký hộ.
     Không ký giấy người lạ gửi, nhất là giấy vay tiền.
     Cán bộ không gọi điện bảo ký gấp hay nộp tiền.
     Hỏi rõ phí trước khi đăng ký.
     Mất máy: gọi nhà cung cấp khóa chữ ký ngay.`,
  ),
  'artificial-intelligence': lesson(
    'Hỏi trợ lý AI bằng giọng nói, biết kiểm tra câu trả lời và không nói ra điều bí mật.',
    `3: Hỏi học viên muốn biết điều gì: thời tiết, cách nấu, viết lời chúc. Nói rõ: AI là máy, có khi nói sai mà nghe rất chắc.
     4: Mở một trợ lý AI có sẵn trên máy hoặc do học viên chọn. Học viên tự bấm nút micro.
     6: Học viên hỏi ba câu bằng giọng nói, mỗi câu thêm một ý cho rõ: cho ai, ở đâu, ngắn thôi.
     5: Kiểm tra: lấy một câu trả lời về sức khỏe hoặc thủ tục, học viên tìm lại ở trang .gov.vn hay hỏi cán bộ, bác sĩ.
     4: Nói điều không được đưa cho AI: số căn cước, mật khẩu, OTP, số thẻ, ảnh giấy tờ, bệnh của người khác.
     4: Đóng vai cuộc gọi giả giọng con cháu vay tiền. Học viên tắt máy, gọi lại số đã lưu, hỏi câu chỉ người nhà biết.
     4: Thử một mình: hỏi một câu mới và nói sẽ kiểm tra ở đâu. Đọc thẻ mang về.`,
    `Bấm micro và nói như nói với người. Chưa rõ thì hỏi lại.
     AI có thể sai: việc sức khỏe, tiền, pháp luật phải hỏi bác sĩ, cán bộ.
     Không nói số căn cước, mật khẩu, OTP, số thẻ cho AI hay bất cứ ai.
     Giọng và mặt người quen có thể bị làm giả.
     Ai gọi vay tiền: tắt máy, gọi lại số đã lưu, hỏi câu chỉ người nhà biết.
     Công an, ngân hàng không đòi tiền qua điện thoại hay gọi hình.`,
  ),
};
