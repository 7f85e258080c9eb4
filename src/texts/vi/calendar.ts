/** What calendars that subscribe to sessions show. */
export const calendar = {
  mine: 'Lịch học của tôi',
  ofMentor: 'Buổi học của đại sứ số',
  title: (topic: string) => `Buổi học: ${topic}`,
  atHome: 'Tại nhà',
  atHomeIn: (home: string) => `Tại nhà: ${home}`,
  mentor: (name: string) => `Đại sứ số: ${name}`,
  groupClass: 'Lớp học',
  noMentees: 'Chưa có học viên',
  mentorAndCount: (mentor: string, mentees: number) => `${mentor}, ${mentees} học viên`,
};
