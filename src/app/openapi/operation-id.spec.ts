import { operationIdOf } from './operation-id';

describe('the name of an operation', () => {
  it.each([
    ['post', '/api/v1/bookings', false, 'createBooking'],
    ['post', '/api/v1/bookings/{id}/cancellation', false, 'createBookingCancellation'],
    ['get', '/api/v1/bookings', true, 'listBookings'],
    ['get', '/api/v1/bookings/{id}', false, 'getBooking'],
    ['patch', '/api/v1/wards/{wardId}/settings', false, 'changeWardSettings'],
    ['put', '/api/v1/wards/{wardId}/holidays/{date}', false, 'putWardHoliday'],
    ['delete', '/api/v1/opt-outs', false, 'deleteOptOut'],
    ['get', '/api/v1/mentees/{id}/free-times', true, 'listMenteeFreeTimes'],
    ['get', '/api/v1/imports/{id}/rejected.xlsx', false, 'getImportRejectedXlsx'],
    ['get', '/api/v1/{people}/{id}/messages', false, 'getPeopleMessages'],
    ['get', '/health/live', false, 'getHealthLive'],
  ])('says what is done to what: %s %s', (method, path, isList, name) => {
    expect(operationIdOf(method, path, isList)).toBe(name);
  });
});
